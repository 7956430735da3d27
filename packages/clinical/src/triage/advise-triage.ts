import type { VitalSignValue } from '../observations/vital-sign.ts';
import type { ConsultationPriority } from '../consultation/consultation.ts';
import type { Age } from '../patient/age.ts';
import { dangerSignsFor, type DangerSign } from './danger-sign.ts';
import { isForNews2, news2AtLeast, news2ScoreOf } from './news2.ts';
import { compareTriageColours, gravest, type TriageColour } from './triage-colour.ts';
import type { TriageSource } from './triage-source.ts';
import { isBeyond, vitalSignLimits, type VitalSignLimit } from './vital-sign-limit.ts';

export type TriageFacts = {
  readonly age: Age;
  readonly isPregnant: boolean;
  readonly vitalSigns: readonly VitalSignValue[];
  readonly dangerSigns: readonly DangerSign[];
};

type Because = { readonly colour: TriageColour; readonly source: TriageSource };

/** Why, in a form that the interface says in words. */
export type TriageReason =
  | (Because & { readonly kind: 'sign'; readonly sign: DangerSign })
  | (Because & { readonly kind: 'limit'; readonly limit: VitalSignLimit; readonly value: number })
  | (Because & { readonly kind: 'score'; readonly score: number });

/** Advice, never a decision: the nurse chooses the priority. */
export type TriageAdvice = {
  readonly colour: TriageColour;
  /** Gravest first. */
  readonly reasons: readonly TriageReason[];
};

/**
 * The colour that published triage rules give to what was seen and measured; nothing when nothing was.
 * Green says that none of the rules met, not that the patient is well.
 */
export function adviseTriage(facts: TriageFacts): TriageAdvice | undefined {
  if (facts.vitalSigns.length === 0 && facts.dangerSigns.length === 0) return undefined;
  const reasons = [...signReasons(facts), ...limitReasons(facts), ...scoreReasons(facts)].toSorted(
    (a, b) => compareTriageColours(b.colour, a.colour),
  );
  return { colour: gravest(reasons.map(({ colour }) => colour)), reasons };
}

function signReasons({ dangerSigns, ...whom }: TriageFacts): TriageReason[] {
  const seen = new Set(dangerSigns);
  return dangerSignsFor(whom)
    .filter(({ code }) => seen.has(code))
    .map(({ code, colour, source }) => ({ kind: 'sign', sign: code, colour, source }));
}

/** Of each measurement the gravest limit alone: the lesser ones say nothing more. */
function limitReasons({ vitalSigns, ...whom }: TriageFacts): TriageReason[] {
  const limits = vitalSignLimits(whom);
  return vitalSigns.flatMap(({ code, value }) => {
    const beyond = limits.filter((limit) => limit.code === code && isBeyond(limit, value));
    const limit = beyond.toSorted((a, b) => compareTriageColours(b.colour, a.colour))[0];
    return limit
      ? [{ kind: 'limit' as const, limit, value, colour: limit.colour, source: limit.source }]
      : [];
  });
}

/**
 * NEWS2 (Royal College of Physicians, 2017): 7 and more calls for an emergency assessment; 5 and 6, or
 * 3 in a single measurement, for an urgent one.
 */
function scoreReasons({ age, isPregnant, vitalSigns }: TriageFacts): TriageReason[] {
  if (!isForNews2(age, isPregnant)) return [];
  const score = news2AtLeast(vitalSigns);
  const isUrgent = score >= 5 || vitalSigns.some((sign) => news2ScoreOf(sign) >= 3);
  if (!isUrgent) return [];
  return [{ kind: 'score', score, colour: score >= 7 ? 'red' : 'yellow', source: 'news2' }];
}

const priorities = {
  red: 'stat',
  yellow: 'urgent',
  green: 'routine',
} as const satisfies Record<TriageColour, ConsultationPriority>;

/** The priority that goes with a colour; the nurse may choose any other. */
export function priorityAdvised(colour: TriageColour): ConsultationPriority {
  return priorities[colour];
}
