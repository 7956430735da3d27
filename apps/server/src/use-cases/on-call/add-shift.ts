import { instantOf, shiftProblem, type Specialty } from '@qarib/clinical';
import type { OnCallShift } from '@qarib/contracts';
import { AppError, inputInvalid } from '../../ports/app-error.ts';
import { changes } from '../shared/use-case.ts';
import { requireFree } from './own-shift.ts';
import { presentShift, tellRotaChanged } from './present-shift.ts';

type Input = {
  readonly idempotencyKey: string;
  readonly specialty: Specialty;
  readonly from: string;
  readonly to: string;
};

/** A specialist takes a shift at their own hospital. */
export const addShift = changes({
  action: 'add-shift',
  concerns: (_input: Input) => ({ entityType: 'OnCallShift' }),
  makes: ({ id }: OnCallShift) => ({ entityType: 'OnCallShift', entityId: id }),
  async run(change, { idempotencyKey, specialty, from, to }) {
    const { records, person, now, newId } = change;
    const { practitionerId, role, specialties, facilityId: hospitalId } = person.actor;
    if (role !== 'specialist' || !specialties.includes(specialty)) throw new AppError('NOT_FOUND');
    const earlier = await records.onCallShifts.findByKey(practitionerId, idempotencyKey);
    if (earlier) return presentShift(records, earlier);
    const span = { from: instantOf(from), to: instantOf(to) };
    const problem = shiftProblem(span, now);
    if (problem) throw inputInvalid('to', problem);
    await requireFree(records, practitionerId, span);
    const shift = {
      id: newId(),
      idempotencyKey,
      version: 1,
      practitionerId,
      hospitalId,
      specialty,
    };
    const record = { ...shift, ...span, addedById: practitionerId };
    await records.onCallShifts.add(record);
    tellRotaChanged(change, record);
    return presentShift(records, record);
  },
});
