import type { VitalSignCode, VitalSignValue } from '../observations/vital-sign.ts';
import type { Age } from '../patient/age.ts';

/** From one row on, the value scores what the row says; the first row reaches down to nothing. */
type Row = readonly [from: number, score: number];

/**
 * NEWS2 chart 1, oxygen saturation on scale 1. Source: Royal College of Physicians, National Early
 * Warning Score (NEWS) 2, 2017. Consciousness and supplemental oxygen are not measured here, so the sum
 * is what the patient has at least.
 */
const chart: Partial<Record<VitalSignCode, readonly Row[]>> = {
  '9279-1': [
    [0, 3],
    [9, 1],
    [12, 0],
    [21, 2],
    [25, 3],
  ],
  '59408-5': [
    [0, 3],
    [92, 2],
    [94, 1],
    [96, 0],
  ],
  '8480-6': [
    [0, 3],
    [91, 2],
    [101, 1],
    [111, 0],
    [220, 3],
  ],
  '8867-4': [
    [0, 3],
    [41, 1],
    [51, 0],
    [91, 1],
    [111, 2],
    [131, 3],
  ],
  '8310-5': [
    [0, 3],
    [35.1, 1],
    [36.1, 0],
    [38.1, 1],
    [39.1, 2],
  ],
};

/** NEWS2 is for those of 16 years and more who are not pregnant. */
export function isForNews2(age: Age, isPregnant: boolean): boolean {
  return age.months >= 16 * 12 && !isPregnant;
}

/** The score of one measurement, 0 to 3; 0 for what NEWS2 does not look at. */
export function news2ScoreOf({ code, value }: VitalSignValue): number {
  const rows = chart[code] ?? [];
  return rows.findLast(([from]) => value >= from)?.[1] ?? 0;
}

/** The least the patient's score can be, from what was measured. */
export function news2AtLeast(vitalSigns: readonly VitalSignValue[]): number {
  return vitalSigns.reduce((sum, sign) => sum + news2ScoreOf(sign), 0);
}
