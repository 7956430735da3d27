import {
  appointmentContribution,
  callContribution,
  complaintContribution,
  dayAfter,
  instantOf,
  referralContribution,
  type Contribution,
} from '@qarib/clinical';
import type { CallQualityRecord } from '../../ports/calls.ts';
import type { Records } from '../../ports/store.ts';
import { contributionOf } from './count-consultation.ts';

/** What a report of a call adds to the figures. */
export const callContributionOf = (report: CallQualityRecord): Contribution | undefined =>
  callContribution({
    ...report,
    isOfSite: report.role === 'nurse',
    isFirstOfCall: report.isFirstOfCall === true,
  });

/** What everything on record adds to the figures of a day. */
export async function contributionsOn(
  { countedFacts }: Records,
  day: string,
): Promise<Contribution[]> {
  const span = { from: instantOf(`${day}T00:00`), to: instantOf(`${dayAfter(day, 1)}T00:00`) };
  const counted = [
    ...(await countedFacts.listConsultations(span)).map(contributionOf),
    ...(await countedFacts.listAppointments(span)).map(appointmentContribution),
    ...(await countedFacts.listReferrals(span)).map(referralContribution),
    ...(await countedFacts.listCallQualities(day)).map(callContributionOf),
    ...(await countedFacts.listComplaints(day)).map(complaintContribution),
  ];
  return counted.filter((contribution) => contribution !== undefined);
}
