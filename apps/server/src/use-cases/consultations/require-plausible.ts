import {
  ageAt,
  dangerSignsFor,
  isPressureSwapped,
  judgeVitalSign,
  moroccanDay,
  type Age,
  type DangerSign,
  type VitalSignValue,
} from '@qarib/clinical';
import { AppError, inputInvalid } from '../../ports/app-error.ts';
import type { PatientRecord } from '../../ports/patients.ts';

type Findings = {
  readonly vitalSigns: readonly VitalSignValue[];
  readonly dangerSigns: readonly DangerSign[];
  readonly isPregnant: boolean;
};

/** Refuses what nobody of that age can show: a typing error must not reach the physician. */
export function requirePlausible(
  { vitalSigns, dangerSigns, isPregnant }: Findings,
  { birthDate }: Pick<PatientRecord, 'birthDate'>,
  now: Date,
): void {
  const age = ageAt(birthDate, moroccanDay(now));
  requirePossible(vitalSigns, age);
  if (new Set(vitalSigns.map(({ code }) => code)).size < vitalSigns.length) {
    throw inputInvalid('vitalSigns', 'repeated');
  }
  if (isPressureSwapped(vitalSigns)) {
    const index = vitalSigns.findIndex(({ code }) => code === '8462-4');
    throw inputInvalid(`vitalSigns.${index}.value`, 'pressure_swapped');
  }
  const known = new Set(dangerSignsFor({ age, isPregnant }).map(({ code }) => code));
  const strange = dangerSigns.findIndex((sign) => !known.has(sign));
  if (strange >= 0) throw inputInvalid(`dangerSigns.${strange}`, 'not_of_this_age');
}

function requirePossible(vitalSigns: readonly VitalSignValue[], age: Age): void {
  const impossible = vitalSigns.flatMap((sign, index) =>
    judgeVitalSign(sign, age) === 'impossible'
      ? [{ path: `vitalSigns.${index}.value`, message: 'impossible' }]
      : [],
  );
  if (impossible.length > 0) throw new AppError('VITAL_SIGN_IMPOSSIBLE', { issues: impossible });
}
