import {
  isPressureSwapped,
  judgeVitalSign,
  vitalSigns,
  type Age,
  type VitalSignCode,
  type VitalSignValue,
} from '@qarib/clinical';
import { numberTyped } from '@qarib/ui';

/** As they are typed, by LOINC code. */
export type TypedVitalSigns = Record<string, string>;

/** What was measured, as numbers; `NaN` for what is no number. */
export function measured(typed: TypedVitalSigns): VitalSignValue[] {
  return vitalSigns.flatMap(({ code }) => {
    const value = numberTyped(typed[code] ?? '');
    return value === undefined ? [] : [{ code, value }];
  });
}

/** What keeps them from being sent, if anything does. */
export function problemOf(typed: TypedVitalSigns, age: Age): 'vitals' | 'swapped' | undefined {
  const values = measured(typed);
  if (values.some((sign) => judgeVitalSign(sign, age) === 'impossible')) return 'vitals';
  return isPressureSwapped(values) ? 'swapped' : undefined;
}

/** The two that are one measurement. */
export const pressures: ReadonlySet<VitalSignCode> = new Set<VitalSignCode>(['8480-6', '8462-4']);

/** Those that can be looked at already, while others are still being typed or are to be corrected. */
export function plausible(typed: TypedVitalSigns, age: Age) {
  const values = measured(typed);
  const isSwapped = isPressureSwapped(values);
  const counted = values.filter(
    (sign) =>
      judgeVitalSign(sign, age) !== 'impossible' && !(isSwapped && pressures.has(sign.code)),
  );
  const refused = values.filter((sign) => !counted.includes(sign));
  return { counted, refused: refused.map(({ code }) => code) };
}
