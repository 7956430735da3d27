import type { ShownCounts } from './counts.ts';
import { definitionWords } from './definition-words.ts';
import { waitQuantileMinutes, type Measure } from './measures.ts';
import type { LocalizedText } from '../catalogue/geography.ts';

/**
 * What a figure is shown in. A `share` is 0 to 1; what is shown `perThousand` is a ratio, too, and may
 * pass 1; the others are what they are called.
 */
export type FigureUnit =
  | 'count'
  | 'share'
  | 'perThousand'
  | 'seconds'
  | 'minutes'
  | 'kilometres'
  | 'milliseconds'
  | 'kilobits'
  | 'perCall';

/** How a figure is made from what was counted. */
export type FigureDefinition = {
  readonly unit: FigureUnit;
  readonly counts: Measure;
  /** What it is divided by, and is shown beside it. Absent: the figure is a plain sum. */
  readonly among?: Measure;
  /** The wait that this share of `among` does not exceed, to the width of a class. */
  readonly quantile?: number;
  /** What is counted is this many times as large as what is shown. */
  readonly scale?: number;
  /** Which direction is an improvement. Absent: neither, demand is neither good nor bad. */
  readonly better?: 'more' | 'less';
};

/** Every figure that is shown, in the order of a consultation's life. The words are beside. */
export const figureDefinitions = {
  requested: { unit: 'count', counts: 'requested' },
  answered: { unit: 'count', counts: 'answered', better: 'more' },
  attempted: { unit: 'count', counts: 'attempted', better: 'more' },
  completed: { unit: 'count', counts: 'completed', better: 'more' },
  dropped: { unit: 'count', counts: 'dropped', better: 'less' },
  unmet: { unit: 'count', counts: 'unmet', better: 'less' },
  answeredShare: { unit: 'share', counts: 'answered', among: 'requested', better: 'more' },
  completedShare: { unit: 'share', counts: 'completed', among: 'requested', better: 'more' },
  droppedShare: { unit: 'share', counts: 'dropped', among: 'answered', better: 'less' },
  unmetShare: { unit: 'share', counts: 'unmet', among: 'requested', better: 'less' },
  meanWait: { unit: 'seconds', counts: 'waitSeconds', among: 'waited', better: 'less' },
  medianWait: {
    unit: 'minutes',
    counts: 'waited',
    among: 'waited',
    quantile: 0.5,
    better: 'less',
  },
  longWait: { unit: 'minutes', counts: 'waited', among: 'waited', quantile: 0.9, better: 'less' },
  meanOpinionTime: { unit: 'seconds', counts: 'opinionSeconds', among: 'opinions', better: 'less' },
  opinionsInTimeShare: {
    unit: 'share',
    counts: 'opinionsInTime',
    among: 'opinions',
    better: 'more',
  },
  noShowShare: { unit: 'share', counts: 'noShows', among: 'booked', better: 'less' },
  transfersAvoidedShare: {
    unit: 'share',
    counts: 'transfersAvoided',
    among: 'outcomes',
    better: 'more',
  },
  journeyAvoided: { unit: 'kilometres', counts: 'journeyAvoidedKm', better: 'more' },
  loss: {
    unit: 'share',
    counts: 'lossPermille',
    among: 'measuredLoss',
    scale: 1_000,
    better: 'less',
  },
  roundTrip: {
    unit: 'milliseconds',
    counts: 'roundTripMs',
    among: 'measuredRoundTrip',
    better: 'less',
  },
  rejoinsPerCall: { unit: 'perCall', counts: 'rejoins', among: 'calls', better: 'less' },
  pictureLossesPerCall: {
    unit: 'perCall',
    counts: 'pictureLosses',
    among: 'calls',
    better: 'less',
  },
  fallbackShare: { unit: 'share', counts: 'fallbacks', among: 'connections', better: 'less' },
  upRate: { unit: 'kilobits', counts: 'upKbps', among: 'measuredUp', better: 'more' },
  downRate: { unit: 'kilobits', counts: 'downKbps', among: 'measuredDown', better: 'more' },
  concealedShare: {
    unit: 'share',
    counts: 'concealedPermille',
    among: 'measuredSound',
    scale: 1_000,
    better: 'less',
  },
  chatShare: { unit: 'share', counts: 'wentOnInChat', among: 'attempted', better: 'less' },
  writtenShare: { unit: 'share', counts: 'wentOnInWriting', among: 'answered', better: 'less' },
  complaintRate: { unit: 'perThousand', counts: 'complaints', among: 'completed', better: 'less' },
} as const satisfies Record<string, FigureDefinition>;

export type FigureId = keyof typeof figureDefinitions;
export const figureIds = Object.keys(figureDefinitions) as readonly FigureId[];

export const definitionOf = (id: FigureId): FigureDefinition => figureDefinitions[id];

/** What a figure is called, and what exactly it counts. */
export const wordsOf = (
  id: FigureId,
): { readonly name: LocalizedText; readonly definition: LocalizedText } => definitionWords[id];

/**
 * A figure as it is shown: `value` is absent where there was nothing to divide by, so that nothing
 * measured and measured as nought are told apart; `among` is what it was divided by.
 */
export type FigureValue = {
  readonly value: number | undefined;
  readonly among: number | undefined;
};

export function figureOf(id: FigureId, counts: ShownCounts): FigureValue {
  const { counts: counted, among, quantile, scale = 1 } = definitionOf(id);
  if (among === undefined) return { value: counts[counted] ?? 0, among: undefined };
  const divisor = counts[among] ?? 0;
  if (divisor === 0) return { value: undefined, among: 0 };
  if (quantile !== undefined)
    return { value: waitQuantileMinutes(counts, quantile), among: divisor };
  return { value: (counts[counted] ?? 0) / divisor / scale, among: divisor };
}
