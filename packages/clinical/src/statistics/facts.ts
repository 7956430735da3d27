import type { ConsultationPriority } from '../consultation/consultation.ts';
import type { NoteOutcome } from '../note/content.ts';
import { moroccanDay, moroccanHourOfWeek } from '../time/moroccan-time.ts';
import type { AgeGroup } from './age-group.ts';
import type { Counts } from './counts.ts';
import { indicatorsOf, type CountedFacts, type Indicator } from './indicators.ts';
import { keyOf, waitClassOf, type Dimension, type Measure } from './measures.ts';

/** Where and for what something counts: one cell of the figures. */
export type CellKey = {
  /** Moroccan calendar day, `YYYY-MM-DD`. */
  readonly day: string;
  readonly facilityId: string;
  /** Where the site lay that day: a reform moves no figure. */
  readonly provinceId: string;
  readonly regionId: string;
  /** A specialty, or `none` for what has none. */
  readonly specialty: string;
};

export type Contribution = { readonly key: CellKey; readonly counts: Counts };

type Place = Omit<CellKey, 'day'>;

/** What of a consultation the figures are made from. */
export type ConsultationCountedFacts = CountedFacts &
  Place & {
    readonly isPractice: boolean;
    readonly priority: ConsultationPriority;
    /** ICPC-2 code, when one was chosen. */
    readonly reasonCode: string | undefined;
    readonly ageGroup: AgeGroup;
    /** Of the physician who took it on. */
    readonly hospitalId?: string | undefined;
    readonly requestedAt: Date;
    readonly acceptedAt?: Date | undefined;
    readonly opinionRequestedAt?: Date | undefined;
    readonly opinionDueAt?: Date | undefined;
    readonly signedAt?: Date | undefined;
    /** Its call was cut, and a message was written meanwhile. */
    readonly wentOnInChatAt?: Date | undefined;
    readonly outcome?: NoteOutcome | undefined;
    /** To the accepting hospital and back, whole ones, as far as positions are known. */
    readonly journeyAvoidedKm?: number | undefined;
  };

/** What one consultation adds to the figures; nothing for a draft and for practice. */
export function consultationContribution(
  facts: ConsultationCountedFacts,
): Contribution | undefined {
  const counted = facts.isPractice ? [] : indicatorsOf(facts);
  if (counted.length === 0) return undefined;
  const { facilityId, provinceId, regionId, specialty, requestedAt } = facts;
  const key = { day: moroccanDay(requestedAt), facilityId, provinceId, regionId, specialty };
  const values: Record<Dimension, string | undefined> = {
    mode: facts.mode,
    priority: facts.priority,
    reason: facts.reasonCode ?? 'none',
    age: facts.ageGroup,
    hour: moroccanHourOfWeek(requestedAt),
    hospital: facts.hospitalId,
  };
  const counts: Record<string, number> = {};
  for (const indicator of counted) {
    counts[indicator] = 1;
    for (const [dimension, value] of Object.entries(values)) {
      if (value !== undefined) counts[keyOf(dimension as Dimension, value, indicator)] = 1;
    }
  }
  const isCompleted = counted.includes('completed');
  return {
    key,
    counts: {
      ...counts,
      ...waitOf(facts),
      ...opinionOf(facts, isCompleted),
      ...outcomeOf(facts, isCompleted),
      ...(wentOnInWriting(facts) && { wentOnInWriting: 1 }),
      ...(wentOnInChat(facts, counted) && { wentOnInChat: 1 }),
    },
  };
}

type Measured = Partial<Record<Measure | `wait/${number}`, number>>;

/** A device's clock plays no part, but a server's may be put back: nobody waits less than no time. */
const secondsBetween = (from: Date, to: Date) =>
  Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));

function waitOf({
  mode,
  requestedAt,
  acceptedAt,
  opinionRequestedAt,
}: ConsultationCountedFacts): Measured {
  // What began as a call and went on in writing was waited for like a call.
  const isImmediate =
    mode === 'immediate' || (mode === 'asynchronous' && isLater(opinionRequestedAt, requestedAt));
  if (!isImmediate || acceptedAt === undefined) return {};
  const seconds = secondsBetween(requestedAt, acceptedAt);
  return { waited: 1, waitSeconds: seconds, [`wait/${waitClassOf(seconds)}`]: 1 };
}

const wentOnInWriting = (facts: ConsultationCountedFacts) =>
  facts.isAnswered &&
  facts.mode === 'asynchronous' &&
  isLater(facts.opinionRequestedAt, facts.requestedAt);

const wentOnInChat = (facts: ConsultationCountedFacts, counted: readonly Indicator[]) =>
  counted.includes('attempted') && facts.wentOnInChatAt !== undefined;

const isLater = (one: Date | undefined, other: Date) => one !== undefined && one > other;

function opinionOf(facts: ConsultationCountedFacts, isCompleted: boolean): Measured {
  const { mode, requestedAt, opinionRequestedAt = requestedAt, opinionDueAt, signedAt } = facts;
  if (mode !== 'asynchronous' || !isCompleted || signedAt === undefined) return {};
  const isInTime = opinionDueAt !== undefined && signedAt <= opinionDueAt;
  return {
    opinions: 1,
    opinionSeconds: secondsBetween(opinionRequestedAt, signedAt),
    ...(isInTime && { opinionsInTime: 1 }),
  };
}

function outcomeOf(
  { outcome, journeyAvoidedKm }: ConsultationCountedFacts,
  isCompleted: boolean,
): Measured {
  if (!isCompleted || outcome === undefined || outcome === 'not-completed') return {};
  if (outcome.endsWith('-transfer')) return { outcomes: 1, transfers: 1 };
  return {
    outcomes: 1,
    transfersAvoided: 1,
    ...(journeyAvoidedKm !== undefined && {
      journeysKnown: 1,
      ...(journeyAvoidedKm >= 0.5 && { journeyAvoidedKm: Math.round(journeyAvoidedKm) }),
    }),
  };
}
