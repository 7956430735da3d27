import { AppError } from '../../ports/app-error.ts';
import type { ShiftRecord } from '../../ports/on-call.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes, type PersonalChange } from '../shared/use-case.ts';
import { requireFree, requireSeen } from './own-shift.ts';
import { presentShift, tellRotaChanged } from './present-shift.ts';

type Input = { readonly id: string; readonly version: number; readonly isAccepted: boolean };

/** The colleague takes the shift over, and gives the one that was asked for; or says no. */
export const answerSwap = changes({
  action: 'answer-swap',
  concerns: ({ id }: Input) => ({ entityType: 'OnCallShift', entityId: id }),
  async run(change, { id, version, isAccepted }) {
    const { records, person } = change;
    const shift = await records.onCallShifts.find(id);
    requireAccess(shift, ({ swap }) => swap?.toId === person.actor.practitionerId);
    requireSeen(shift, version);
    const after = isAccepted
      ? await takeOver(change, shift)
      : await records.onCallShifts.change(id, version, { swap: undefined });
    if (!after) throw new AppError('VERSION_CONFLICT');
    tellRotaChanged(change, after);
    return presentShift(records, after);
  },
});

async function takeOver(
  change: PersonalChange,
  shift: ShiftRecord,
): Promise<ShiftRecord | undefined> {
  const { records, person, now } = change;
  const { practitionerId: taker } = person.actor;
  const { practitionerId: giver, swap } = shift;
  if (shift.from <= now) throw new AppError('SWAP_NOT_POSSIBLE');
  const inReturn = await readReturn(change, swap?.inReturnId);
  const moving = [shift.id, ...(inReturn ? [inReturn.id] : [])];
  await requireFree(records, taker, shift, moving);
  if (inReturn) {
    await requireFree(records, giver, inReturn, moving);
    const given = { practitionerId: giver, swap: undefined };
    const isGiven = await records.onCallShifts.change(inReturn.id, inReturn.version, given);
    if (!isGiven) return undefined;
    tellRotaChanged(change, inReturn);
  }
  const taken = { practitionerId: taker, swap: undefined };
  return records.onCallShifts.change(shift.id, shift.version, taken);
}

/** The shift asked for in return may be gone meanwhile, swapped away or begun. */
async function readReturn(
  { records, person, now }: PersonalChange,
  id: string | undefined,
): Promise<ShiftRecord | undefined> {
  if (id === undefined) return undefined;
  const shift = await records.onCallShifts.find(id);
  const isStillTheirs = shift?.practitionerId === person.actor.practitionerId && shift.from > now;
  if (!isStillTheirs) throw new AppError('SWAP_NOT_POSSIBLE');
  return shift;
}
