import { doOverlap, type ShiftSpan } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import type { ShiftRecord } from '../../ports/on-call.ts';
import type { Records } from '../../ports/store.ts';
import { requireAccess } from '../shared/require-access.ts';
import type { PersonalChange } from '../shared/use-case.ts';

/** A shift that is the person's own, as they last saw it, and that has not begun. */
export async function requireOwnShift(
  { records, person, now }: PersonalChange,
  id: string,
  version: number,
): Promise<ShiftRecord> {
  const shift = await records.onCallShifts.find(id);
  requireAccess(shift, ({ practitionerId }) => practitionerId === person.actor.practitionerId);
  requireSeen(shift, version);
  if (shift.from <= now) throw new AppError('SWAP_NOT_POSSIBLE');
  return shift;
}

export function requireSeen(shift: ShiftRecord, version: number): void {
  if (shift.version === version) return;
  throw new AppError('VERSION_CONFLICT', { details: { version: String(shift.version) } });
}

/**
 * Nobody is on call twice at a time. The person's rota is held first, so that of two shifts taken at
 * once the second sees the first. `but` are shifts that are theirs no longer after this.
 */
export async function requireFree(
  records: Records,
  practitionerId: string,
  span: ShiftSpan,
  but: readonly string[] = [],
): Promise<void> {
  await records.practitioners.lockRota(practitionerId);
  const near = await records.onCallShifts.listOf([practitionerId], span);
  const isTaken = near.some((shift) => !but.includes(shift.id) && doOverlap(shift, span));
  if (isTaken) throw new AppError('SHIFT_OVERLAPS');
}
