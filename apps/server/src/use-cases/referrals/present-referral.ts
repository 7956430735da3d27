import type { Referral } from '@qarib/contracts';
import type { ReferralRecord } from '../../ports/referrals.ts';
import type { Records } from '../../ports/store.ts';
import { surroundingsOf } from '../appointments/surroundings.ts';

/** The cards of a list, in its order. */
export async function presentReferrals(
  records: Records,
  referrals: readonly ReferralRecord[],
): Promise<Referral[]> {
  const around = await surroundingsOf(records, referrals);
  return referrals.map(({ patientId, facilityId, practitionerId, requestedAt: _, ...rest }) => ({
    ...rest,
    patient: around.patient(patientId),
    facility: around.facility(facilityId),
    practitioner: around.practitioner(practitionerId),
    timeline: rest.timeline.map((step) => ({ ...step, at: step.at.toISOString() })),
  }));
}
