import { referralContribution, type NoteReferral } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { ReferralRecord } from '../../ports/referrals.ts';
import type { PersonalChange } from '../shared/use-case.ts';
import { count } from '../statistics/count-consultation.ts';
import { tellReferral } from './tell-referral.ts';

/**
 * A signed note sends the patient to a hospital, or an amendment sends them elsewhere or nowhere: what
 * was asked for before is called off then, unless it is the same. Runs inside the transaction that signs.
 */
export async function planReferral(
  change: PersonalChange,
  consultation: ConsultationRecord,
  plan: NoteReferral | undefined,
): Promise<void> {
  const { records, now, person, newId } = change;
  const by = { id: person.actor.practitionerId, name: person.name };
  // Only a signature sends anybody anywhere: at the first there is nothing to call off.
  const isAmended = (consultation.amendmentCount ?? 0) > 0;
  const open = isAmended
    ? await records.referrals.listOpen({ consultationId: consultation.id }, 10)
    : [];
  for (const former of open) {
    if (plan && isSame(former, plan)) return;
    const step = { state: 'cancelled' as const, at: now, by };
    const cancelled = await records.referrals.move(former.id, former.version, step);
    if (!cancelled) throw new AppError('VERSION_CONFLICT');
    await count(change, referralContribution(former), referralContribution(cancelled));
    tellReferral(change, cancelled);
  }
  if (plan?.urgency === undefined) return;
  const { id: consultationId, patientId, facilityId, specialty } = consultation;
  const { provinceId, regionId, isPractice } = consultation;
  const { kind, urgency, facilityName, reason } = plan;
  const referral: ReferralRecord = {
    id: newId(),
    version: 1,
    state: 'requested',
    consultationId,
    patientId,
    facilityId,
    practitionerId: by.id,
    specialty,
    kind,
    urgency,
    acceptingFacilityId: plan.facilityId,
    acceptingFacilityName: facilityName,
    reason,
    requestedAt: now,
    timeline: [{ state: 'requested', at: now, by }],
    provinceId,
    regionId,
    isPractice,
  };
  await records.referrals.add(referral);
  await count(change, undefined, referralContribution(referral));
  tellReferral(change, referral);
}

const isSame = (former: ReferralRecord, plan: NoteReferral) =>
  former.kind === plan.kind &&
  former.urgency === plan.urgency &&
  former.acceptingFacilityId === plan.facilityId &&
  former.acceptingFacilityName === plan.facilityName &&
  former.reason === plan.reason;
