import type { FollowUpPlan } from '@qarib/contracts';
import type { FollowUpRecord } from '../../ports/appointments.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { Audience } from '../../ports/notifier.ts';
import type { Change } from '../shared/use-case.ts';
import { remindFollowUp } from './remind-follow-up.ts';

/**
 * The responsible physician of a consultation wants to see the patient again, or no longer does. Said
 * again it changes the day; a follow-up that has its appointment keeps it. Runs inside the caller's
 * transaction, such as the one that signs a note.
 */
export async function planFollowUp(
  change: Change,
  consultation: ConsultationRecord,
  plan: FollowUpPlan | undefined,
): Promise<FollowUpRecord | undefined> {
  const { records, now, newId, tell } = change;
  const { followUps } = records;
  const known = await followUps.findByConsultation(consultation.id);
  if (!plan && !known) return undefined;
  if (known && known.status !== 'due' && known.status !== 'cancelled') return known;
  const before = known ?? { ...firstFollowUp(consultation), id: newId(), plannedAt: now };
  const followUp: FollowUpRecord = { ...before, ...plan, status: plan ? 'due' : 'cancelled' };
  const { id, status, dueOn, reason, practitionerId, facilityId } = followUp;
  if (known) await followUps.update(id, { status, dueOn, reason });
  else {
    await followUps.add(followUp);
    await records.patients.setActivity(followUp.patientId, now);
  }
  await remindFollowUp(change, followUp);
  const audiences: Audience[] = [
    { kind: 'practitioner', practitionerId },
    { kind: 'facility', facilityId },
  ];
  tell(audiences, 'follow-up:changed', { followUpId: id });
  return followUp;
}

function firstFollowUp(consultation: ConsultationRecord) {
  const { id: consultationId, patientId, specialty, facilityId } = consultation;
  const { responsiblePractitionerId: practitionerId } = consultation;
  if (practitionerId === undefined) throw new Error('a follow-up without a physician');
  return {
    consultationId,
    patientId,
    specialty,
    facilityId,
    practitionerId,
    dueOn: '',
    reason: '',
  };
}
