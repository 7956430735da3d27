import {
  appointmentContribution,
  callContribution,
  complaintContribution,
  dayAfter,
  instantOf,
  referralContribution,
  type ComplaintCountedFacts,
  type Contribution,
} from '@qarib/clinical';
import type { AppointmentRecord } from '../../ports/appointments.ts';
import type { CallQualityRecord } from '../../ports/calls.ts';
import type { CountedConsultation } from '../../ports/counted-facts.ts';
import type { ReferralRecord } from '../../ports/referrals.ts';
import type { Records } from '../../ports/store.ts';
import { contributionOf } from './count-consultation.ts';

/** What a report of a call adds to the figures. */
export const callContributionOf = (report: CallQualityRecord): Contribution | undefined =>
  callContribution({
    ...report,
    isOfSite: report.role === 'nurse',
    isFirstOfCall: report.isFirstOfCall === true,
  });

/** Everything that is in some figure. */
export type CountedRecords = {
  readonly consultations: readonly CountedConsultation[];
  readonly appointments: readonly AppointmentRecord[];
  readonly referrals: readonly ReferralRecord[];
  readonly callQualities: readonly CallQualityRecord[];
  readonly complaints: readonly ComplaintCountedFacts[];
};

/** What records add to the figures. */
export function contributionsOf(records: CountedRecords): Contribution[] {
  const counted = [
    ...records.consultations.map(contributionOf),
    ...records.appointments.map(appointmentContribution),
    ...records.referrals.map(referralContribution),
    ...records.callQualities.map(callContributionOf),
    ...records.complaints.map(complaintContribution),
  ];
  return counted.filter((contribution) => contribution !== undefined);
}

/** What everything on record adds to the figures of a day. */
export async function contributionsOn(
  { countedFacts }: Records,
  day: string,
): Promise<Contribution[]> {
  const span = { from: instantOf(`${day}T00:00`), to: instantOf(`${dayAfter(day, 1)}T00:00`) };
  return contributionsOf({
    consultations: await countedFacts.listConsultations(span),
    appointments: await countedFacts.listAppointments(span),
    referrals: await countedFacts.listReferrals(span),
    callQualities: await countedFacts.listCallQualities(day),
    complaints: await countedFacts.listComplaints(day),
  });
}
