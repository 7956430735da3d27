import { complaintChannels } from '../complaints/complaint.ts';
import type { ShownCounts } from './counts.ts';
import { indicators, type Indicator } from './indicators.ts';

/** Upper ends, in minutes, of the classes waiting times are counted in; above the last is one more. */
export const waitClassMinutes = [1, 2, 5, 10, 15, 30, 60, 120] as const;

/**
 * What is counted besides the indicators. Durations are kept as a number, a sum and classes, so that
 * means are exact and quantiles are known to the width of a class.
 * - `waited`, `waitSeconds`, `wait/<class>`: of immediate requests that were answered, from asking to
 *   the physician's taking it on;
 * - `opinions`, `opinionSeconds`, `opinionsInTime`: of written opinions given, from asking to the
 *   signature, and those given before they were due;
 * - `wentOnInWriting`: of answered ones, begun as a call and gone on with as a written opinion;
 * - `wentOnInChat`: of attempted ones, media had run both ways, and messages were written while it did not;
 * - `outcomes`, `transfers`, `transfersAvoided`, `journeysKnown`, `journeyAvoidedKm`: of completed ones
 *   that say how they ended; a transfer is avoided where the patient stayed at the site, and with it
 *   the journey to the hospital and back, whose length is known where both positions are;
 * - `referrals`, `referralsArrived`, `referralsCancelled`: patients sent to a hospital, on the day of
 *   the request, and what is known of their arrival;
 * - `booked`, `kept`, `noShows`, `bookingsCancelled`: appointments, on the day they were for; kept
 *   where the patient came;
 * - `calls`, `connections`, `measuredLoss`, `lossPermille`, `measuredRoundTrip`, `roundTripMs`,
 *   `rejoins`, `pictureLosses`, `fallbacks`: the site's end of each call, on the day of its first
 *   report; who leaves and comes back is a further connection of one call. Loss is of the worse
 *   direction and, like the round trip, summed over the connections it was measured of. A fallback is
 *   a connection whose picture was given up for the link, once or more;
 * - `measuredUp`, `upKbps`, `measuredDown`, `downKbps`, `measuredSound`, `concealedPermille`: of the
 *   same connections, what went and came, and how much of the sound heard was made up for the lost;
 * - `complaints`, `complaints/<channel>`: on the day they arrived.
 */
export const measures = [
  ...indicators,
  'waited',
  'waitSeconds',
  'opinions',
  'opinionSeconds',
  'opinionsInTime',
  'outcomes',
  'transfers',
  'transfersAvoided',
  'journeysKnown',
  'journeyAvoidedKm',
  'wentOnInWriting',
  'wentOnInChat',
  'referrals',
  'referralsArrived',
  'referralsCancelled',
  'booked',
  'kept',
  'noShows',
  'bookingsCancelled',
  'calls',
  'connections',
  'measuredRoundTrip',
  'roundTripMs',
  'measuredLoss',
  'lossPermille',
  'rejoins',
  'pictureLosses',
  'fallbacks',
  'measuredUp',
  'upKbps',
  'measuredDown',
  'downKbps',
  'measuredSound',
  'concealedPermille',
  'complaints',
] as const;
export type Measure = (typeof measures)[number];

/** What the indicators are broken down by. */
export const dimensions = ['mode', 'priority', 'reason', 'age', 'hour', 'hospital'] as const;
export type Dimension = (typeof dimensions)[number];

export const keyOf = (dimension: Dimension, value: string, indicator: Indicator): string =>
  // A dot would begin a path of fields where the counts are kept.
  `${dimension}/${value.replaceAll('.', '_')}/${indicator}`;

/** The class a wait falls in: the index of the first upper end it does not exceed. */
export function waitClassOf(seconds: number): number {
  const found = waitClassMinutes.findIndex((minutes) => seconds <= minutes * 60);
  return found === -1 ? waitClassMinutes.length : found;
}

/** Every key that is counted of a whole, and not of one value of a dimension. */
export const totalKeys: readonly string[] = [
  ...measures,
  ...[...waitClassMinutes, Infinity].map((_, index) => `wait/${index}`),
  ...complaintChannels.map((channel) => `complaints/${channel}`),
];

/**
 * The wait that a share of all waits does not exceed, as the upper end in minutes of the class it lies
 * in. `undefined` when nobody waited, `Infinity` when it is longer than the longest class.
 */
export function waitQuantileMinutes(counts: ShownCounts, share: number): number | undefined {
  const waited = counts['waited'] ?? 0;
  if (waited === 0) return undefined;
  let reached = 0;
  for (const [index, minutes] of waitClassMinutes.entries()) {
    reached += counts[`wait/${index}`] ?? 0;
    if (reached >= waited * share) return minutes;
  }
  return Infinity;
}
