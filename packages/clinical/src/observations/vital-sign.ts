import type { Age } from '../patient/age.ts';
import { possibleRange, usualRange } from './ranges.ts';

/** Vital signs by LOINC code with UCUM unit; what is possible and usual depends on age. */
export const vitalSigns = [
  { code: '8480-6', name: 'systolic', unit: 'mm[Hg]' },
  { code: '8462-4', name: 'diastolic', unit: 'mm[Hg]' },
  { code: '8867-4', name: 'heart-rate', unit: '/min' },
  { code: '9279-1', name: 'respiratory-rate', unit: '/min' },
  { code: '8310-5', name: 'temperature', unit: 'Cel' },
  { code: '59408-5', name: 'oxygen-saturation', unit: '%' },
  { code: '29463-7', name: 'weight', unit: 'kg' },
  { code: '8302-2', name: 'height', unit: 'cm' },
  { code: '9843-4', name: 'head-circumference', unit: 'cm' },
] as const satisfies readonly { code: string; name: string; unit: string }[];

export type VitalSign = (typeof vitalSigns)[number];
export type VitalSignCode = VitalSign['code'];

/** One measured value, in the unit that `vitalSigns` gives for its code. */
export type VitalSignValue = { readonly code: VitalSignCode; readonly value: number };

const byCode = new Map<string, VitalSign>(vitalSigns.map((sign) => [sign.code, sign]));

export function vitalSignByCode(code: VitalSignCode): VitalSign {
  const sign = byCode.get(code);
  if (!sign) throw new RangeError(`unknown vital sign ${code}`);
  return sign;
}

/** `impossible` must be refused, `unusual` is shown to the nurse, `usual` needs no word. */
export function judgeVitalSign(
  { code, value }: VitalSignValue,
  age: Age,
): 'usual' | 'unusual' | 'impossible' {
  const [least, most] = possibleRange(code, age);
  if (!Number.isFinite(value) || value < least || value > most) return 'impossible';
  const [low, high] = usualRange(code, age);
  return value < low || value > high ? 'unusual' : 'usual';
}

/** A pressure pair whose diastolic is not below its systolic was typed into the wrong fields. */
export function isPressureSwapped(values: readonly VitalSignValue[]): boolean {
  const systolic = values.find(({ code }) => code === '8480-6');
  const diastolic = values.find(({ code }) => code === '8462-4');
  return !!systolic && !!diastolic && diastolic.value >= systolic.value;
}

/** Head circumference is measured of the young only. */
export function vitalSignsFor({ months }: Age): readonly VitalSign[] {
  return vitalSigns.filter(({ code }) => code !== '9843-4' || months < 60);
}
