import { AppError } from '../../ports/app-error.ts';
import type { ShiftRecord } from '../../ports/on-call.ts';
import { changes, type PersonalChange } from '../shared/use-case.ts';
import { requireOwnShift } from './own-shift.ts';
import { presentShift, tellRotaChanged } from './present-shift.ts';

type Input = {
  readonly id: string;
  readonly version: number;
  readonly toId: string;
  readonly inReturnId?: string | undefined;
  readonly note: string;
};

/** Offers a shift of one's own to a colleague, perhaps for one of theirs. It stays one's own till then. */
export const proposeSwap = changes({
  action: 'propose-swap',
  concerns: ({ id }: Input) => ({ entityType: 'OnCallShift', entityId: id }),
  async run(change, { id, version, toId, inReturnId, note }) {
    const { records } = change;
    const shift = await requireOwnShift(change, id, version);
    await requireColleague(change, shift, toId);
    if (inReturnId !== undefined) await requireTheirs(change, shift, { toId, inReturnId });
    const swap = { toId, inReturnId, note: note.trim() };
    const after = await records.onCallShifts.change(id, version, { swap });
    if (!after) throw new AppError('VERSION_CONFLICT');
    tellRotaChanged(change, after);
    return presentShift(records, after);
  },
});

async function requireColleague(
  { records, person }: PersonalChange,
  { hospitalId, specialty }: ShiftRecord,
  toId: string,
): Promise<void> {
  const colleague = await records.practitioners.find(toId);
  const canAnswer =
    colleague?.role === 'specialist' &&
    colleague.facilityId === hospitalId &&
    colleague.specialties.includes(specialty) &&
    toId !== person.actor.practitionerId;
  if (!canAnswer) throw new AppError('SWAP_NOT_POSSIBLE');
}

async function requireTheirs(
  { records, person, now }: PersonalChange,
  { hospitalId }: ShiftRecord,
  { toId, inReturnId }: { readonly toId: string; readonly inReturnId: string },
): Promise<void> {
  const theirs = await records.onCallShifts.find(inReturnId);
  const canBeTaken =
    theirs?.practitionerId === toId &&
    theirs.hospitalId === hospitalId &&
    person.actor.specialties.includes(theirs.specialty) &&
    theirs.from > now;
  if (!canBeTaken) throw new AppError('SWAP_NOT_POSSIBLE');
}
