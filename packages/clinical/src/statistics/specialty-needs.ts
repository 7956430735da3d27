import type { LocalizedText } from '../catalogue/geography.ts';
import type { Specialty } from '../catalogue/specialty.ts';
import type { AgeGroup } from './age-group.ts';
import { valuesIn } from './breakdown.ts';
import type { Counts } from './counts.ts';

/**
 * What of a request points to a specialty: the chapter of its reason for encounter, or the patient's age.
 * The chapters are ICPC-2's (WONCA International Classification Committee), whose first letter names a
 * body system. Which specialty looks after a chapter is Qarib's own reading, for a proposal that people
 * weigh; a chapter that no specialty of the programme looks after points to none.
 */
export type NeedRule = {
  readonly specialty: Specialty;
  readonly chapters?: readonly string[];
  readonly ages?: readonly AgeGroup[];
  /** Why, as it is shown beside the figures. */
  readonly because: LocalizedText;
};

export const needRules: readonly NeedRule[] = [
  {
    specialty: 'neurology',
    chapters: ['N'],
    because: {
      fr: 'Motifs du système nerveux (ICPC-2, chapitre N): céphalées, convulsions, paralysies.',
      ar: 'أسباب الجهاز العصبي (ICPC-2، الفصل N): صداع، تشنجات، شلل.',
      en: 'Reasons of the nervous system (ICPC-2, chapter N): headaches, seizures, palsies.',
    },
  },
  {
    specialty: 'paediatrics',
    ages: ['0', '1-4', '5-14'],
    because: {
      fr: 'Patients de moins de 15 ans, quel que soit le motif.',
      ar: 'مرضى دون 15 سنة، مهما كان السبب.',
      en: 'Patients under 15, whatever the reason.',
    },
  },
  {
    specialty: 'gynaecology-obstetrics',
    chapters: ['W', 'X'],
    because: {
      fr: 'Grossesse, accouchement, contraception (chapitre W) et appareil génital féminin (chapitre X).',
      ar: 'الحمل والولادة ومنع الحمل (الفصل W) والجهاز التناسلي للمرأة (الفصل X).',
      en: 'Pregnancy, childbirth, contraception (chapter W) and the female genital system (chapter X).',
    },
  },
  {
    specialty: 'dermatology',
    chapters: ['S'],
    because: {
      fr: 'Motifs de la peau (chapitre S).',
      ar: 'أسباب جلدية (الفصل S).',
      en: 'Reasons of the skin (chapter S).',
    },
  },
  {
    specialty: 'pneumology',
    chapters: ['R'],
    because: {
      fr: 'Motifs respiratoires (chapitre R).',
      ar: 'أسباب تنفسية (الفصل R).',
      en: 'Respiratory reasons (chapter R).',
    },
  },
  {
    specialty: 'nephrology',
    chapters: ['U'],
    because: {
      fr: 'Motifs urinaires et rénaux (chapitre U).',
      ar: 'أسباب بولية وكلوية (الفصل U).',
      en: 'Urinary and renal reasons (chapter U).',
    },
  },
  {
    specialty: 'internal-medicine',
    chapters: ['A', 'B', 'D', 'K', 'T'],
    because: {
      fr: 'Motifs généraux, du sang, digestifs, circulatoires et métaboliques (chapitres A, B, D, K, T).',
      ar: 'أسباب عامة ودموية وهضمية ودورانية واستقلابية (الفصول A وB وD وK وT).',
      en: 'General, blood, digestive, circulatory and metabolic reasons (chapters A, B, D, K, T).',
    },
  },
];

/** From this part of a place's requests on, a specialty is proposed. */
export const proposedFrom = 0.05;

/** Requests that point to a specialty. */
export type Need = { readonly rule: NeedRule; readonly pointing: number };

export type Needs = {
  readonly needs: readonly Need[];
  readonly requested: number;
  /** Reasons with a code that no specialty of the programme looks after. */
  readonly beyond: number;
  readonly uncoded: number;
};

/** What the requests of a place point to, by the reasons and ages they were counted under. */
export function needsIn(counts: Counts): Needs {
  const reasons = requestedBy(counts, 'reason');
  const ages = requestedBy(counts, 'age');
  const needs = needRules.map((rule): Need => {
    const { chapters, ages: groups = [] } = rule;
    const pointing = chapters
      ? sumOf(reasons, isOf(chapters))
      : sumOf(ages, (age) => groups.some((it) => it === age));
    return { rule, pointing };
  });
  const known = needRules.flatMap(({ chapters = [] }) => chapters);
  const uncoded = reasons.get('none') ?? 0;
  const requested = counts['requested'] ?? 0;
  return { needs, requested, uncoded, beyond: requested - uncoded - sumOf(reasons, isOf(known)) };
}

/** Of all that was asked for, also of what nobody knows where it points: at least so much. */
export const isProposed = (pointing: number, requested: number): boolean =>
  requested > 0 && pointing / requested >= proposedFrom;

const isOf = (chapters: readonly string[]) => (code: string) =>
  code !== 'none' && chapters.includes(code.charAt(0));

const requestedBy = (counts: Counts, dimension: 'reason' | 'age') =>
  new Map([...valuesIn(counts, dimension)].map(([value, own]) => [value, own['requested'] ?? 0]));

function sumOf(counts: ReadonlyMap<string, number>, isCounted: (value: string) => boolean): number {
  let sum = 0;
  for (const [value, count] of counts) if (isCounted(value)) sum += count;
  return sum;
}
