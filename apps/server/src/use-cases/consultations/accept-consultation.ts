import { canAcceptConsultation, isCallable } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { Records } from '../../ports/store.ts';
import { desksOf, moveConsultation, participantsOf } from './move-consultation.ts';
import { presentSummary } from './present-consultation.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';

type Input = { readonly consultationId: string };

/** A specialist takes a ringing consultation. Exactly one can; the others are told who has it. */
export const acceptConsultation = changes({
  action: 'accept-consultation',
  concerns: ({ consultationId }: Input) => ({
    entityType: 'Consultation',
    entityId: consultationId,
  }),
  async run(change, { consultationId }) {
    const { records, person, now, tell } = change;
    const { practitionerId: id } = person.actor;
    const before = await records.consultations.find(consultationId);
    requireAccess(before, (it) => canAcceptConsultation(person.actor, it));
    const isMine = before.responsiblePractitionerId === id;
    if (isMine && isCallable(before.status)) return presentSummary(records, before);
    await requireFree(records, before);
    const fields = {
      responsiblePractitionerId: id,
      hospitalId: person.actor.facilityId,
      acceptedAt: now,
    };
    const after = await moveConsultation(change, before, 'accept', fields);
    const responsible = { id, name: person.name };
    tell([...participantsOf(after), ...desksOf(after)], 'consultation:accepted', {
      consultationId,
      responsible,
    });
    return presentSummary(records, after);
  },
});

async function requireFree(records: Records, consultation: ConsultationRecord): Promise<void> {
  const { status, responsiblePractitionerId } = consultation;
  const isTaken = isCallable(status) || status === 'completed';
  if (!isTaken || responsiblePractitionerId === undefined) return;
  const responsible = await records.practitioners.find(responsiblePractitionerId);
  throw new AppError('CONSULTATION_ALREADY_ACCEPTED', {
    details: { responsibleName: responsible?.name ?? '' },
  });
}
