import {
  isClosed,
  type ConsultationMode,
  type ConsultationStatus,
} from '../consultation/consultation.ts';

/**
 * What became of a consultation. Each counts on the Moroccan day it was requested, so that on any
 * day all the others are parts of `requested`.
 * - `requested`: a site asked, for a patient who is one; practice and drafts are no requests;
 * - `answered`: an identified physician took it on;
 * - `attempted`: answered, and either somebody entered its call or it was held in writing;
 * - `completed`: the physician finished it, media ran both ways for a minute or a written opinion was
 *   given, and the note is signed;
 * - `dropped`: answered and over, without media ever having run both ways for a minute and without
 *   a written opinion;
 * - `unmet`: over, and nobody had answered.
 */
export const indicators = [
  'requested',
  'answered',
  'attempted',
  'completed',
  'dropped',
  'unmet',
] as const;
export type Indicator = (typeof indicators)[number];
export type IndicatorCounts = Readonly<Record<Indicator, number>>;

/** Seconds of media both ways from which a call is a consultation and no trial. */
export const heldAfterSeconds = 60;

export type CountedFacts = {
  readonly status: ConsultationStatus;
  readonly mode: ConsultationMode;
  readonly isAnswered: boolean;
  /** Somebody entered its call. */
  readonly wasEntered: boolean;
  /** Media ran both ways for `heldAfterSeconds`, in all its calls together. */
  readonly wasHeld: boolean;
  readonly isNoteSigned: boolean;
};

/** Which indicators a consultation counts in, from its facts alone: the definition of the figures. */
export function indicatorsOf(facts: CountedFacts): readonly Indicator[] {
  if (facts.status === 'draft') return [];
  const isFinished = facts.status === 'completed';
  const isWritten = facts.mode === 'asynchronous';
  // A written opinion that is called off was never given.
  const wasHeld = facts.wasHeld || (isWritten && isFinished);
  const counted: Indicator[] = ['requested'];
  if (facts.isAnswered) counted.push('answered');
  if (facts.isAnswered && (facts.wasEntered || isWritten)) counted.push('attempted');
  if (isFinished && wasHeld && facts.isNoteSigned) counted.push('completed');
  if (facts.isAnswered && isClosed(facts.status) && !wasHeld) counted.push('dropped');
  if (!facts.isAnswered && isClosed(facts.status)) counted.push('unmet');
  return counted;
}
