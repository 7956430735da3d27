import {
  isPressureSwapped,
  judgeVitalSign,
  vitalSigns,
  type Age,
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

/** Those that can be looked at already, while others are still being typed. */
export const plausible = (typed: TypedVitalSigns, age: Age) =>
  measured(typed).filter((sign) => judgeVitalSign(sign, age) !== 'impossible');
