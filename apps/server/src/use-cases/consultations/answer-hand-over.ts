import { isCallable, isHandedTo } from '@qarib/clinical';
import type { ConsultationSummary } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { ConsultationChange, ConsultationRecord } from '../../ports/consultations.ts';
import { takeAppointmentAlong } from '../appointments/take-along.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes, type PersonalChange } from '../shared/use-case.ts';
import { requireVersion } from './move-consultation.ts';
import { passOn, tellPassedOn } from './pass-on.ts';
import { presentSummary } from './present-consultation.ts';

type Input = { readonly id: string; readonly version: number; readonly isAccepted: boolean };

/** The colleague takes the case over, and is responsible from then on; or leaves it where it is. */
export const answerHandOver = changes({
  action: 'answer-hand-over',
  concerns: ({ id }: Input) => ({ entityType: 'Consultation', entityId: id }),
  async run(change, { id, version, isAccepted }): Promise<ConsultationSummary> {
    const { records, person } = change;
    const before = await records.consultations.find(id);
    requireAccess(before, (it) => isHandedTo(person.actor, it));
    if (!isCallable(before.status)) throw new AppError('CONSULTATION_NOT_OPEN');
    requireVersion(before, version);
    const answer = isAccepted ? takenOver(change, before) : { handOver: undefined };
    const after = await passOn(change, before, answer);
    if (isAccepted) await takeAppointmentAlong(change, after);
    tellPassedOn(change, before, after);
    return presentSummary(records, after);
  },
});

function takenOver(
  { person, now }: PersonalChange,
  { passages, responsiblePractitionerId: fromId = '', handOver }: ConsultationRecord,
): ConsultationChange {
  const { practitionerId: toId } = person.actor;
  const passage = { fromId, toId, reason: handOver?.reason ?? '', passedAt: now };
  return {
    responsiblePractitionerId: toId,
    handOver: undefined,
    passages: [...(passages ?? []), passage],
  };
}
