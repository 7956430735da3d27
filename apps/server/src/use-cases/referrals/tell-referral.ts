import type { Audience } from '../../ports/notifier.ts';
import type { ReferralRecord } from '../../ports/referrals.ts';
import type { Change } from '../shared/use-case.ts';

/** Tells the site, the physician, and the hospital that is to receive the patient. */
export function tellReferral({ tell }: Change, referral: ReferralRecord): void {
  const { id: referralId, facilityId, practitionerId, acceptingFacilityId } = referral;
  const audiences: Audience[] = [
    { kind: 'facility', facilityId },
    { kind: 'practitioner', practitionerId },
  ];
  if (acceptingFacilityId !== undefined) {
    audiences.push({ kind: 'facility', facilityId: acceptingFacilityId });
  }
  tell(audiences, 'referral:changed', { referralId });
}
