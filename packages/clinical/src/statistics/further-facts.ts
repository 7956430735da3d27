import type { ComplaintChannel } from '../complaints/complaint.ts';
import type { AppointmentStatus } from '../scheduling/appointment.ts';
import type { ReferralState } from '../referral/referral.ts';
import { moroccanDay } from '../time/moroccan-time.ts';
import type { Counts } from './counts.ts';
import type { Contribution } from './facts.ts';

/** Where something counts. Without them, as in records of before, it is in no figure. */
export type CountedPlace = {
  readonly facilityId: string;
  readonly provinceId?: string | undefined;
  readonly regionId?: string | undefined;
  readonly isPractice?: boolean | undefined;
};

/** What is about no site or no specialty. */
export const nowhere = 'none';

function contributionOn(
  day: string,
  { facilityId, provinceId, regionId, isPractice }: CountedPlace,
  specialty: string,
  counts: Counts,
): Contribution | undefined {
  if (isPractice === true || provinceId === undefined || regionId === undefined) return undefined;
  return { key: { day, facilityId, provinceId, regionId, specialty }, counts };
}

export type AppointmentCountedFacts = CountedPlace & {
  readonly status: AppointmentStatus;
  readonly specialty: string;
  readonly startsAt: Date;
};

/** On the day it is for; one that is moved counts on the other day alone. */
export function appointmentContribution(facts: AppointmentCountedFacts): Contribution | undefined {
  const { status, specialty, startsAt } = facts;
  const isKept = status === 'arrived' || status === 'fulfilled';
  return contributionOn(moroccanDay(startsAt), facts, specialty, {
    booked: 1,
    ...(isKept && { kept: 1 }),
    ...(status === 'noshow' && { noShows: 1 }),
    ...(status === 'cancelled' && { bookingsCancelled: 1 }),
  });
}

export type ReferralCountedFacts = CountedPlace & {
  readonly state: ReferralState;
  readonly specialty: string;
  readonly requestedAt: Date;
};

/** On the day the physician asked for it. */
export function referralContribution(facts: ReferralCountedFacts): Contribution | undefined {
  const { state, specialty, requestedAt } = facts;
  return contributionOn(moroccanDay(requestedAt), facts, specialty, {
    referrals: 1,
    ...(state === 'arrived' && { referralsArrived: 1 }),
    ...(state === 'cancelled' && { referralsCancelled: 1 }),
  });
}

export type CallCountedFacts = CountedPlace & {
  /** Of the first report. */
  readonly day: string;
  readonly specialty?: string | undefined;
  /** The site's end of it: what the physician's link did says nothing about the dispensary's. */
  readonly isOfSite: boolean;
  /** Who left and came back reports twice of one call. */
  readonly isFirstOfCall: boolean;
  readonly figures: {
    readonly lossUp?: number | undefined;
    readonly lossDown?: number | undefined;
    readonly roundTripMs?: number | undefined;
    readonly upKbps?: number | undefined;
    readonly downKbps?: number | undefined;
    readonly concealedRatio?: number | undefined;
    readonly rejoins: number;
    readonly pictureLosses: number;
  };
};

export function callContribution(facts: CallCountedFacts): Contribution | undefined {
  if (!facts.isOfSite) return undefined;
  const { lossUp, lossDown, roundTripMs, rejoins, pictureLosses } = facts.figures;
  const isLossMeasured = lossUp !== undefined || lossDown !== undefined;
  const lossPermille = Math.round(Math.max(lossUp ?? 0, lossDown ?? 0) * 1_000);
  const counts: Record<string, number> = {
    calls: facts.isFirstOfCall ? 1 : 0,
    connections: 1,
    measuredLoss: isLossMeasured ? 1 : 0,
    lossPermille,
    measuredRoundTrip: roundTripMs === undefined ? 0 : 1,
    roundTripMs: Math.round(roundTripMs ?? 0),
    rejoins,
    pictureLosses,
    fallbacks: pictureLosses > 0 ? 1 : 0,
    ...ratesOf(facts.figures),
  };
  return contributionOn(facts.day, facts, facts.specialty ?? nowhere, withoutNoughts(counts));
}

function ratesOf({ upKbps, downKbps, concealedRatio }: CallCountedFacts['figures']) {
  const isMeasured = (value: number | undefined) => (value === undefined ? 0 : 1);
  return {
    measuredUp: isMeasured(upKbps),
    upKbps: Math.round(upKbps ?? 0),
    measuredDown: isMeasured(downKbps),
    downKbps: Math.round(downKbps ?? 0),
    measuredSound: isMeasured(concealedRatio),
    concealedPermille: Math.round((concealedRatio ?? 0) * 1_000),
  };
}

export type ComplaintCountedFacts = Omit<CountedPlace, 'facilityId'> & {
  /** Absent where it is about no site that is known. */
  readonly facilityId?: string | undefined;
  readonly receivedDay: string;
  readonly channel: ComplaintChannel;
};

/** On the day it was received, of whatever became of it since. */
export function complaintContribution(facts: ComplaintCountedFacts): Contribution | undefined {
  const { receivedDay, channel, facilityId = nowhere } = facts;
  return contributionOn(receivedDay, { ...facts, facilityId }, nowhere, {
    complaints: 1,
    [`complaints/${channel}`]: 1,
  });
}

const withoutNoughts = (counts: Record<string, number>): Counts =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
