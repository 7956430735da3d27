import type { ConsultationStatus } from '../consultation/consultation.ts';

/**
 * All days and hours of Qarib's figures are Moroccan ones. Their offset changed at each Ramadan until
 * Morocco returned to UTC on 20 September 2026 (tz database 2026c): only a runtime as recent as that
 * knows, which is one reason why Node is pinned.
 */
export const timeZone = 'Africa/Casablanca';

/**
 * The figures a coordinator reads. Each consultation counts on the day it was requested, so that on
 * any day answered, completed and dropped are parts of requested.
 * - requested: a nurse asked;
 * - answered: an identified physician accepted;
 * - completed: media ran both ways or a written opinion was given, the physician finished it, and the
 *   note is signed;
 * - dropped: answered, and closed without media ever having run both ways and without a written opinion.
 */
export const indicators = ['requested', 'answered', 'completed', 'dropped'] as const;
export type Indicator = (typeof indicators)[number];
export type IndicatorCounts = Readonly<Record<Indicator, number>>;

export type CountedFacts = {
  readonly status: ConsultationStatus;
  readonly isAnswered: boolean;
  readonly hadMediaBothWays: boolean;
  /** It went on as a request for a written opinion. */
  readonly isWritten: boolean;
  readonly isNoteSigned: boolean;
};

/** Which indicators a consultation counts in, from its facts alone: the definition of the figures. */
export function indicatorsOf(facts: CountedFacts): readonly Indicator[] {
  if (facts.status === 'draft') return [];
  const isFinished = facts.status === 'completed';
  const isEnded = isFinished || facts.status === 'cancelled' || facts.status === 'expired';
  // A written opinion that is called off was never given.
  const wasHeld = facts.hadMediaBothWays || (facts.isWritten && isFinished);
  const counted: Indicator[] = ['requested'];
  if (facts.isAnswered) counted.push('answered');
  if (isFinished && wasHeld && facts.isNoteSigned) counted.push('completed');
  if (facts.isAnswered && isEnded && !wasHeld) counted.push('dropped');
  return counted;
}

const dayFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The Moroccan calendar day of an instant, as `YYYY-MM-DD`. */
export function statisticsDay(instant: Date): string {
  return dayFormat.format(instant);
}
