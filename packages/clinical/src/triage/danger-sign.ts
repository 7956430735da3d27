import type { Age } from '../patient/age.ts';
import type { TriageColour } from './triage-colour.ts';
import type { TriageSource } from './triage-source.ts';

type DangerSignRule = {
  readonly code: string;
  readonly colour: Exclude<TriageColour, 'green'>;
  readonly source: TriageSource;
  /** Completed months: from, and until but not including. Every age when absent. */
  readonly fromMonths?: number;
  readonly untilMonths?: number;
  readonly isOfPregnancy?: true;
};

const years = (count: number) => count * 12;

/**
 * What a nurse sees and hears, gravest first. A sign may be graver at another age, so a code can stand
 * here twice; ages do not overlap. Sources: IMCI (2014), signs of possible serious bacterial infection
 * under two months and general danger signs from two months to five years; ETAT (2016), emergency and
 * priority signs of children; IITT (2020), red and yellow criteria; PCPNC (2015) for fetal movements.
 */
export const dangerSignRules = [
  { code: 'unresponsive', colour: 'red', source: 'iitt' },
  { code: 'convulsions', colour: 'red', source: 'iitt' },
  { code: 'severe-breathing-difficulty', colour: 'red', source: 'iitt' },
  { code: 'blue-lips', colour: 'red', source: 'iitt' },
  { code: 'weak-fast-pulse', colour: 'red', source: 'iitt' },
  { code: 'heavy-bleeding', colour: 'red', source: 'iitt' },
  { code: 'not-feeding-well', colour: 'red', source: 'imci', untilMonths: 2 },
  { code: 'moves-only-when-stimulated', colour: 'red', source: 'imci', untilMonths: 2 },
  { code: 'jaundice-palms-soles', colour: 'red', source: 'imci', untilMonths: 2 },
  { code: 'chest-indrawing', colour: 'red', source: 'imci', untilMonths: 2 },
  { code: 'chest-indrawing', colour: 'yellow', source: 'imci', fromMonths: 2, untilMonths: 60 },
  { code: 'unable-to-drink', colour: 'red', source: 'imci', fromMonths: 2, untilMonths: 60 },
  { code: 'vomits-everything', colour: 'red', source: 'imci', fromMonths: 2, untilMonths: 60 },
  { code: 'vomits-everything', colour: 'yellow', source: 'iitt', fromMonths: 60 },
  { code: 'stridor-when-calm', colour: 'red', source: 'imci', fromMonths: 2, untilMonths: 60 },
  { code: 'severe-dehydration', colour: 'red', source: 'etat', untilMonths: years(12) },
  { code: 'stiff-neck-with-fever', colour: 'red', source: 'iitt' },
  { code: 'major-trauma', colour: 'red', source: 'iitt' },
  { code: 'poisoning-or-snake-bite', colour: 'red', source: 'iitt' },
  {
    code: 'acute-chest-pain',
    colour: 'yellow',
    source: 'iitt',
    fromMonths: years(12),
    untilMonths: years(51),
  },
  { code: 'acute-chest-pain', colour: 'red', source: 'iitt', fromMonths: years(51) },
  { code: 'pregnancy-abdominal-pain', colour: 'red', source: 'iitt', isOfPregnancy: true },
  { code: 'pregnancy-headache-or-vision', colour: 'red', source: 'iitt', isOfPregnancy: true },
  { code: 'active-labour', colour: 'red', source: 'iitt', isOfPregnancy: true },
  { code: 'no-fetal-movement', colour: 'yellow', source: 'pcpnc', isOfPregnancy: true },
  { code: 'confusion', colour: 'yellow', source: 'iitt' },
  { code: 'focal-weakness', colour: 'yellow', source: 'iitt', fromMonths: 60 },
  { code: 'fainting', colour: 'yellow', source: 'iitt', fromMonths: 60 },
  { code: 'severe-pallor', colour: 'yellow', source: 'etat' },
  { code: 'oedema-both-feet', colour: 'yellow', source: 'etat', untilMonths: 60 },
  { code: 'severe-pain', colour: 'yellow', source: 'iitt' },
  { code: 'burn-or-injury', colour: 'yellow', source: 'iitt' },
] as const satisfies readonly DangerSignRule[];

export type DangerSign = (typeof dangerSignRules)[number]['code'];

/** Every code once, gravest first. */
export const dangerSigns = [
  ...new Set(dangerSignRules.map(({ code }) => code)),
] as readonly DangerSign[];

/** From when on a pregnancy is asked about. */
const fertileFromMonths = years(12);
const fertileUntilMonths = years(56);

type Whom = { readonly age: Age; readonly isPregnant: boolean };

/** Whether the question about pregnancy is asked at all. */
export function canBePregnant(gender: string, { months }: Age): boolean {
  return gender !== 'male' && months >= fertileFromMonths && months < fertileUntilMonths;
}

/** The signs to look for in this patient, each with its colour at this age. */
export function dangerSignsFor({ age, isPregnant }: Whom): readonly {
  readonly code: DangerSign;
  readonly colour: TriageColour;
  readonly source: TriageSource;
}[] {
  const rules: readonly (DangerSignRule & { code: DangerSign })[] = dangerSignRules;
  return rules.filter(
    ({ fromMonths = 0, untilMonths = Infinity, isOfPregnancy = false }) =>
      age.months >= fromMonths && age.months < untilMonths && (isPregnant || !isOfPregnancy),
  );
}
