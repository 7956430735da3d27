import type { ConsultationPriority, NoteOutcome, Specialty } from '@qarib/clinical';
import type { Random } from '../fill/random.ts';
import { isNight, isWeekend } from './calendar.ts';
import type { LinkKind } from './places.ts';

/** Half of all immediate requests are answered within so many minutes, by day. */
const medianAnswerMinutes: Readonly<Record<Specialty, number>> = {
  paediatrics: 5,
  'gynaecology-obstetrics': 6,
  neurology: 7,
  'internal-medicine': 8,
  pneumology: 9,
  nephrology: 11,
  dermatology: 12,
};
const answerSpread = 0.95;

type When = { readonly day: string; readonly hour: number };

export function priorityAt({ hour }: When, random: Random): ConsultationPriority {
  return isNight(hour)
    ? random.weighted([
        ['stat', 3],
        ['asap', 3],
        ['urgent', 3],
        ['routine', 1],
      ])
    : random.weighted([
        ['stat', 0.6],
        ['asap', 1.2],
        ['urgent', 3],
        ['routine', 5.2],
      ]);
}

/** Who asks at night or on a Sunday waits longer, who says that a life is in danger not as long. */
export function answerSeconds(
  specialty: Specialty,
  priority: ConsultationPriority,
  { day, hour }: When,
  random: Random,
): number {
  const ofHour = isNight(hour) ? 2.4 : hour === 12 || hour === 13 ? 1.5 : 1;
  const ofDay = isWeekend(day) ? 1.7 : 1;
  const ofPriority = priority === 'stat' ? 0.5 : 1;
  const minutes = medianAnswerMinutes[specialty] * ofHour * ofDay * ofPriority;
  return 60 * random.around(minutes, answerSpread);
}

type LinkQuality = {
  /** Of the calls that were entered, how many carry no minute of speech. */
  readonly dropShare: number;
  /** Of the packets, in the worse direction; of the median call. */
  readonly loss: number;
  readonly roundTripMs: number;
  readonly rejoins: number;
  /** How many calls give up the picture. */
  readonly fallbackShare: number;
  /** How many of those that were held are cut and gone on with in messages. */
  readonly chatShare: number;
  /** Mean of the median call. */
  readonly upKbps: number;
  readonly downKbps: number;
  /** Of the sound heard, how much is made up. */
  readonly concealed: number;
};

const qualities: Readonly<Record<LinkKind, LinkQuality>> = {
  '4g': {
    dropShare: 0.01,
    loss: 0.004,
    roundTripMs: 70,
    rejoins: 0.1,
    fallbackShare: 0.03,
    chatShare: 0.005,
    upKbps: 1100,
    downKbps: 1300,
    concealed: 0.004,
  },
  '3g': {
    dropShare: 0.04,
    loss: 0.015,
    roundTripMs: 180,
    rejoins: 0.4,
    fallbackShare: 0.12,
    chatShare: 0.02,
    upKbps: 290,
    downKbps: 340,
    concealed: 0.02,
  },
  edge: {
    dropShare: 0.16,
    loss: 0.06,
    roundTripMs: 480,
    rejoins: 1.5,
    fallbackShare: 0.5,
    chatShare: 0.12,
    upKbps: 70,
    downKbps: 90,
    concealed: 0.07,
  },
  satellite: {
    dropShare: 0.07,
    loss: 0.03,
    roundTripMs: 650,
    rejoins: 0.8,
    fallbackShare: 0.3,
    chatShare: 0.05,
    upKbps: 210,
    downKbps: 260,
    concealed: 0.035,
  },
};

export const isDropped = (link: LinkKind, random: Random): boolean =>
  random.isBelow(qualities[link].dropShare);

export const goesOnInChat = (link: LinkKind, random: Random): boolean =>
  random.isBelow(qualities[link].chatShare);

/** As the site's end would have measured it. */
export function callFigures(link: LinkKind, random: Random) {
  const { loss, roundTripMs, rejoins, fallbackShare, upKbps, downKbps, concealed } =
    qualities[link];
  const isMeasured = !random.isBelow(0.03);
  return {
    ...(isMeasured && {
      lossUp: Math.min(1, random.around(loss, 0.7)),
      lossDown: Math.min(1, random.around(loss, 0.6)),
      roundTripMs: Math.round(Math.min(20_000, random.around(roundTripMs, 0.35))),
      upKbps: Math.round(random.around(upKbps, 0.3)),
      downKbps: Math.round(random.around(downKbps, 0.3)),
      concealedRatio: Math.min(1, random.around(concealed, 0.6)),
    }),
    freezes: random.whole(0, 3),
    rejoins: Math.floor(rejoins * -Math.log(1 - random.next())),
    rejoiningMs: 0,
    profileChanges: random.whole(0, 4),
    pictureLosses: random.isBelow(fallbackShare) ? random.whole(1, 3) : 0,
  };
}

export const outcomeOf = (priority: ConsultationPriority, random: Random): NoteOutcome =>
  random.weighted([
    ['treated-on-site', 5.5],
    ['follow-up', 2.5],
    ['planned-transfer', 1.2],
    ['urgent-transfer', priority === 'stat' ? 3 : 0.4],
    ['not-completed', 0.3],
  ]);
