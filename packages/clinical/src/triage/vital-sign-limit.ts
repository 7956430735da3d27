import { childCentiles } from '../observations/ranges.ts';
import type { VitalSignCode } from '../observations/vital-sign.ts';
import { ageBandOf, type Age } from '../patient/age.ts';
import type { TriageColour } from './triage-colour.ts';
import type { TriageSource } from './triage-source.ts';

export type LimitComparison = 'below' | 'at-most' | 'at-least' | 'above';

/** One published bound: a value on the wrong side of it has at least this colour. */
export type VitalSignLimit = {
  readonly code: VitalSignCode;
  readonly colour: Exclude<TriageColour, 'green'>;
  readonly comparison: LimitComparison;
  readonly bound: number;
  readonly source: TriageSource;
};
type Whom = { readonly age: Age; readonly isPregnant: boolean };

export function isBeyond({ comparison, bound }: VitalSignLimit, value: number): boolean {
  switch (comparison) {
    case 'below':
      return value < bound;
    case 'at-most':
      return value <= bound;
    case 'at-least':
      return value >= bound;
    case 'above':
      return value > bound;
  }
}

const limit =
  (colour: VitalSignLimit['colour'], code: VitalSignCode) =>
  (comparison: LimitComparison, bound: number, source: TriageSource): VitalSignLimit => ({
    code,
    colour,
    comparison,
    bound,
    source,
  });

const red = {
  systolic: limit('red', '8480-6'),
  diastolic: limit('red', '8462-4'),
  heart: limit('red', '8867-4'),
  breaths: limit('red', '9279-1'),
  temperature: limit('red', '8310-5'),
  oxygen: limit('red', '59408-5'),
};
const yellow = {
  systolic: limit('yellow', '8480-6'),
  diastolic: limit('yellow', '8462-4'),
  heart: limit('yellow', '8867-4'),
  breaths: limit('yellow', '9279-1'),
  temperature: limit('yellow', '8310-5'),
  oxygen: limit('yellow', '59408-5'),
};

/**
 * Oxygen at every age: below 90 % is an emergency (WHO SARI toolkit 2020; Pocket book 2013); below
 * 92 % a high-risk vital sign (IITT 2020).
 */
const oxygenLimits = [red.oxygen('below', 90, 'sari'), yellow.oxygen('below', 92, 'iitt')];

/**
 * Breathing. Under two months 60 and more is very severe disease, later 50 (to 11 months) and 40 (to
 * four years) is fast breathing (IMCI 2014); high risk under five by NICE NG254: 60, from one year 50,
 * from three 40. From five years above 30 is high-risk (IITT 2020), from twelve severe pneumonia (WHO
 * SARI toolkit 2020). Fewer than 10 is too few for anybody (IITT 2020).
 */
function breathLimits({ months }: Age): readonly VitalSignLimit[] {
  const tooFew = red.breaths('below', 10, 'iitt');
  if (months < 2) return [tooFew, red.breaths('at-least', 60, 'imci')];
  if (months < 12) {
    return [tooFew, red.breaths('at-least', 60, 'nice'), yellow.breaths('at-least', 50, 'imci')];
  }
  if (months < 60) {
    return [
      tooFew,
      red.breaths('at-least', months < 36 ? 50 : 40, 'nice'),
      yellow.breaths('at-least', 40, 'imci'),
    ];
  }
  return [tooFew, red.breaths('above', 30, months < 144 ? 'iitt' : 'sari')];
}

/**
 * Heart. Above 180 in the first year, 160 to four, 140 to eleven years is high-risk, from twelve years
 * below 50 or above 150 is a red criterion (IITT 2020); below 60 under five is high risk (NICE NG254).
 */
function heartLimits({ months }: Age): readonly VitalSignLimit[] {
  if (months < 12) return [red.heart('above', 180, 'iitt'), red.heart('below', 60, 'nice')];
  if (months < 60) return [red.heart('above', 160, 'iitt'), red.heart('below', 60, 'nice')];
  if (months < 144) return [red.heart('above', 140, 'iitt')];
  return [red.heart('below', 50, 'iitt'), red.heart('above', 150, 'iitt')];
}

/**
 * Temperature. Under two months 37.5 and more or below 35.5 is very severe disease (IMCI 2014); under
 * three months 38 is red, under six months 39 amber (NICE NG143); below 35 under five is hypothermia
 * (Pocket book 2013); below 32 moderate hypothermia at any age (ERC 2021); below 36 or above 39 is a
 * high-risk vital sign (IITT 2020).
 */
function temperatureLimits({ months }: Age): readonly VitalSignLimit[] {
  const unsafe = [
    yellow.temperature('below', 36, 'iitt'),
    yellow.temperature('above', 39, 'iitt'),
    red.temperature('below', 32, 'erc'),
  ];
  if (months < 2) {
    return [
      ...unsafe,
      red.temperature('at-least', 37.5, 'imci'),
      red.temperature('below', 35.5, 'imci'),
    ];
  }
  if (months >= 60) return unsafe;
  const cold = red.temperature('below', 35, 'pocket-book');
  if (months < 3) return [...unsafe, cold, red.temperature('at-least', 38, 'nice')];
  if (months < 6) return [...unsafe, cold, yellow.temperature('at-least', 39, 'nice')];
  return [...unsafe, cold];
}

/**
 * Blood pressure. Hypotension: below 60 in the newborn, 70 in the first year, 70 + 2 × years to nine
 * years, then below 90 (PALS 2020); from twelve years 90 and less is high risk (NICE NG51). In adults
 * above 200 or 120 is for urgent referral (WHO PEN 2010).
 */
function pressureLimits(age: Age): readonly VitalSignLimit[] {
  const { months } = age;
  const completedYears = Math.floor(months / 12);
  if (ageBandOf(age) === 'newborn') return [red.systolic('below', 60, 'pals')];
  if (months < 12) return [red.systolic('below', 70, 'pals')];
  if (months < 120) return [red.systolic('below', 70 + 2 * completedYears, 'pals')];
  if (months < 144) return [red.systolic('below', 90, 'pals')];
  const low = red.systolic('at-most', 90, 'nice');
  if (months < 216) return [low];
  return [low, yellow.systolic('above', 200, 'pen'), yellow.diastolic('above', 120, 'pen')];
}

/** Healthy children's first and ninety-ninth centile (Fleming 2011): outside is looked at soon. */
function centileLimits(age: Age): readonly VitalSignLimit[] {
  const child = childCentiles(age);
  if (!child) return [];
  return [
    yellow.heart('below', child.heart[0], 'centiles'),
    yellow.heart('above', child.heart[1], 'centiles'),
    yellow.breaths('below', child.breaths[0], 'centiles'),
    yellow.breaths('above', child.breaths[1], 'centiles'),
  ];
}

/**
 * Pregnancy. From 160 or 110 severe hypertension, from 140 or 90 hypertension (WHO 2011; IITT 2020).
 * The other bounds are the red and yellow triggers of MEOWS (Singh 2012), which replace NEWS2 here.
 */
const pregnancyLimits = [
  red.systolic('at-least', 160, 'preeclampsia'),
  red.diastolic('at-least', 110, 'preeclampsia'),
  yellow.systolic('at-least', 140, 'preeclampsia'),
  yellow.diastolic('at-least', 90, 'preeclampsia'),
  red.systolic('below', 90, 'meows'),
  yellow.systolic('below', 100, 'meows'),
  red.diastolic('above', 100, 'meows'),
  red.heart('below', 40, 'meows'),
  red.heart('above', 120, 'meows'),
  yellow.heart('below', 50, 'meows'),
  yellow.heart('above', 100, 'meows'),
  red.breaths('below', 10, 'meows'),
  red.breaths('above', 30, 'meows'),
  yellow.breaths('above', 20, 'meows'),
  red.temperature('below', 35, 'meows'),
  red.temperature('above', 38, 'meows'),
  yellow.temperature('below', 36, 'meows'),
  red.oxygen('below', 95, 'meows'),
];

/** Every bound that holds for this patient. */
export function vitalSignLimits({ age, isPregnant }: Whom): readonly VitalSignLimit[] {
  return [
    ...oxygenLimits,
    ...breathLimits(age),
    ...heartLimits(age),
    ...temperatureLimits(age),
    ...pressureLimits(age),
    ...centileLimits(age),
    ...(isPregnant ? pregnancyLimits : []),
  ];
}
