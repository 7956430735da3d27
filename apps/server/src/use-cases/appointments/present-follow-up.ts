import type { FollowUp } from '@qarib/contracts';
import type { FollowUpRecord } from '../../ports/appointments.ts';
import type { Records } from '../../ports/store.ts';
import { surroundingsOf } from './surroundings.ts';

/** The cards of a list, in its order. */
export async function presentFollowUps(
  records: Records,
  followUps: readonly FollowUpRecord[],
): Promise<FollowUp[]> {
  const around = await surroundingsOf(records, followUps);
  return followUps.map(({ id, status, consultationId, specialty, dueOn, reason, ...rest }) => ({
    id,
    status,
    consultationId,
    patient: around.patient(rest.patientId),
    practitioner: around.practitioner(rest.practitionerId),
    specialty,
    facility: around.facility(rest.facilityId),
    dueOn,
    reason,
  }));
}
