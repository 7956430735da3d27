import type { Specialty } from '@qarib/clinical';
import type { OnCallShift } from '@qarib/contracts';
import type { ShiftRecord } from '../../ports/on-call.ts';
import type { Records } from '../../ports/store.ts';
import type { Change } from '../shared/use-case.ts';

const defined = (ids: readonly (string | undefined)[]) => [
  ...new Set(ids.filter((id) => id !== undefined)),
];

/** Shifts as colleagues see them, with whom they may be swapped. */
export async function presentShifts(
  records: Records,
  shifts: readonly ShiftRecord[],
): Promise<OnCallShift[]> {
  const peopleIds = shifts.flatMap(({ practitionerId, swap }) => [practitionerId, swap?.toId]);
  const people = await records.practitioners.findMany(defined(peopleIds));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const inReturn = new Map<string, ShiftRecord>();
  for (const id of defined(shifts.map(({ swap }) => swap?.inReturnId))) {
    const shift = await records.onCallShifts.find(id);
    if (shift) inReturn.set(id, shift);
  }
  const personOf = (id: string) => ({ id, name: names.get(id) ?? '' });
  return shifts.map(({ id, version, practitionerId, specialty, swap, ...span }) => ({
    id,
    version,
    practitioner: personOf(practitionerId),
    specialty,
    ...spanOf(span),
    swap: swap && {
      to: personOf(swap.toId),
      inReturn: returnOf(inReturn.get(swap.inReturnId ?? '')),
      note: swap.note,
    },
  }));
}

const spanOf = ({ from, to }: Pick<ShiftRecord, 'from' | 'to'>) => ({
  from: from.toISOString(),
  to: to.toISOString(),
});
const returnOf = (shift: ShiftRecord | undefined) => shift && { id: shift.id, ...spanOf(shift) };

export async function presentShift(records: Records, shift: ShiftRecord): Promise<OnCallShift> {
  const [presented] = await presentShifts(records, [shift]);
  if (!presented) throw new Error('unreachable');
  return presented;
}

/** Everybody of the specialty at the hospital reads the rota again. */
export function tellRotaChanged(
  { tell }: Change,
  { hospitalId, specialty }: { readonly hospitalId: string; readonly specialty: Specialty },
): void {
  tell([{ kind: 'desk', hospitalId, specialty }], 'rota:changed', {});
}
