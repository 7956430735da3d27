import { ageBandOf, type Age, type AgeBand } from '../patient/age.ts';
import type { VitalSignCode } from './vital-sign.ts';

/** Both bounds belong to the range. */
export type Range = readonly [low: number, high: number];
type ByBand = Readonly<Record<AgeBand, Range>>;

const everyAge = (range: Range): ByBand => ({
  newborn: range,
  infant: range,
  'young-child': range,
  child: range,
  adolescent: range,
  adult: range,
});

/**
 * What a living person of that age can show: a value outside is a typing error or a wrong unit, and
 * refused. Deliberately wide, because the very sick are measured too; weight and height leave room
 * around the WHO growth standards (2006) and reference (2007) at 5 standard deviations.
 */
const possible: Readonly<Record<VitalSignCode, ByBand>> = {
  '8480-6': {
    ...everyAge([30, 300]),
    newborn: [20, 150],
    infant: [20, 180],
    'young-child': [30, 200],
    child: [30, 250],
  },
  '8462-4': {
    ...everyAge([10, 200]),
    newborn: [5, 110],
    infant: [5, 130],
    'young-child': [10, 150],
  },
  '8867-4': { ...everyAge([15, 320]), adult: [15, 300] },
  '9279-1': { ...everyAge([3, 120]), newborn: [3, 150], adolescent: [3, 90], adult: [3, 80] },
  '8310-5': everyAge([25, 45]),
  '59408-5': everyAge([30, 100]),
  '29463-7': {
    newborn: [0.3, 8],
    infant: [1, 20],
    'young-child': [3, 45],
    child: [7, 150],
    adolescent: [12, 300],
    adult: [20, 400],
  },
  '8302-2': {
    newborn: [20, 65],
    infant: [35, 100],
    'young-child': [50, 140],
    child: [75, 200],
    adolescent: [90, 230],
    adult: [50, 250],
  },
  '9843-4': {
    newborn: [15, 45],
    infant: [25, 60],
    'young-child': [35, 65],
    child: [40, 70],
    adolescent: [45, 70],
    adult: [45, 70],
  },
};

/**
 * What is expected at rest, except for heart and breathing below 18, which `centiles` give by month.
 * Blood pressure: AHA Pediatric Advanced Life Support (2020), table of normal values; adults ESH
 * (2023). Newborn temperature: WHO, Thermal protection of the newborn (1997). Weight, height and head:
 * about three standard deviations of the WHO growth standards (2006) and reference (2007).
 */
const usual: Readonly<Record<VitalSignCode, ByBand>> = {
  '8480-6': {
    newborn: [60, 90],
    infant: [70, 105],
    'young-child': [80, 112],
    child: [90, 120],
    adolescent: [95, 135],
    adult: [90, 140],
  },
  '8462-4': {
    newborn: [30, 60],
    infant: [35, 60],
    'young-child': [40, 72],
    child: [50, 80],
    adolescent: [55, 85],
    adult: [60, 90],
  },
  '8867-4': everyAge([50, 110]),
  '9279-1': everyAge([10, 24]),
  '8310-5': { ...everyAge([36, 38]), newborn: [36.5, 37.5] },
  '59408-5': everyAge([94, 100]),
  '29463-7': {
    newborn: [2, 6],
    infant: [2.5, 13],
    'young-child': [6.5, 27],
    child: [12, 70],
    adolescent: [25, 110],
    adult: [35, 150],
  },
  '8302-2': {
    newborn: [44, 58],
    infant: [47, 84],
    'young-child': [67, 122],
    child: [95, 167],
    adolescent: [130, 200],
    adult: [140, 210],
  },
  '9843-4': {
    newborn: [31, 39],
    infant: [33, 50],
    'young-child': [42, 54],
    child: [47, 57],
    adolescent: [49, 60],
    adult: [51, 61],
  },
};

type Centiles = { readonly untilMonths: number; readonly heart: Range; readonly breaths: Range };

/**
 * First and ninety-ninth centile of heart rate (beats a minute) and respiratory rate (breaths a minute)
 * of healthy children. Source: Fleming et al., Normal ranges of heart rate and respiratory rate in
 * children from birth to 18 years, Lancet 2011;377:1011-18, doi:10.1016/S0140-6736(10)62226-X.
 */
const centiles: readonly Centiles[] = [
  { untilMonths: 3, heart: [107, 181], breaths: [25, 66] },
  { untilMonths: 6, heart: [104, 175], breaths: [24, 64] },
  { untilMonths: 9, heart: [98, 168], breaths: [23, 61] },
  { untilMonths: 12, heart: [93, 161], breaths: [22, 58] },
  { untilMonths: 18, heart: [88, 156], breaths: [21, 53] },
  { untilMonths: 24, heart: [82, 149], breaths: [19, 46] },
  { untilMonths: 36, heart: [76, 142], breaths: [18, 38] },
  { untilMonths: 48, heart: [70, 136], breaths: [17, 33] },
  { untilMonths: 72, heart: [65, 131], breaths: [17, 29] },
  { untilMonths: 96, heart: [59, 123], breaths: [16, 27] },
  { untilMonths: 144, heart: [52, 115], breaths: [14, 25] },
  { untilMonths: 180, heart: [47, 108], breaths: [12, 23] },
  { untilMonths: 216, heart: [43, 104], breaths: [11, 22] },
];

/** Healthy children's heart and respiratory rate; nothing from 18 years on. */
export function childCentiles({ months }: Age): Centiles | undefined {
  return centiles.find(({ untilMonths }) => months < untilMonths);
}

/** What a living person of this age can show, in the unit of the code. */
export function possibleRange(code: VitalSignCode, age: Age): Range {
  return possible[code][ageBandOf(age)];
}

/** What is expected of somebody of this age at rest, in the unit of the code. */
export function usualRange(code: VitalSignCode, age: Age): Range {
  const child = childCentiles(age);
  if (child && code === '8867-4') return child.heart;
  if (child && code === '9279-1') return child.breaths;
  return usual[code][ageBandOf(age)];
}
