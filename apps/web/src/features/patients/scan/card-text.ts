import { cardCode, healthCardNumber, type PatientIdentification } from '@qarib/contracts';

/** What the text of a code identifies: Qarib's own, or a health card that holds its number. */
export function identificationIn(text: string): PatientIdentification | undefined {
  const code = cardCode.safeParse(text);
  if (code.success) return { by: 'card-code', cardCode: code.data };
  const number = healthCardNumber.safeParse(text.replaceAll(/[\s-]/g, ''));
  return number.success ? { by: 'health-card', healthCardNumber: number.data } : undefined;
}
