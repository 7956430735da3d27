import { z } from 'zod';
import { administrativeGenders, statisticsDay } from '@qarib/clinical';
import { patientRegistration, type PatientRegistration } from '@qarib/contracts';
import { isoDateOf, westernDigits } from '@qarib/ui';

/** The form as it is typed: everything is text until it is sent. It is also the shape of the draft. */
export const registrationDraft = z.object({
  idempotencyKey: z.uuid(),
  familyName: z.string(),
  givenName: z.string(),
  gender: z.enum(administrativeGenders).or(z.literal('')),
  birthDate: z.object({ day: z.string(), month: z.string(), year: z.string() }),
  isEstimated: z.boolean(),
  age: z.string(),
  healthCardNumber: z.string(),
  nationalId: z.string(),
  phone: z.string(),
  motherName: z.string(),
});
export type RegistrationDraft = z.infer<typeof registrationDraft>;

export const emptyRegistration = (): RegistrationDraft => ({
  idempotencyKey: crypto.randomUUID(),
  familyName: '',
  givenName: '',
  gender: '',
  birthDate: { day: '', month: '', year: '' },
  isEstimated: false,
  age: '',
  healthCardNumber: '',
  nationalId: '',
  phone: '',
  motherName: '',
});

/** Nobody lives longer: an older date is a slip of the finger. */
const maxAge = 120;

const thisYear = (today: string) => Number(today.slice(0, 4));

/** Born on the first of January of the year the age points to, as civil registers write it. */
export function estimatedBirthDate(age: string, today: string): string | undefined {
  const typed = westernDigits(age.trim());
  const years = Number(typed);
  const isPlausible = /^\d{1,3}$/.test(typed) && years <= maxAge;
  return isPlausible ? `${thisYear(today) - years}-01-01` : undefined;
}

const withoutSpaces = (text: string) => westernDigits(text).replace(/[\s.-]/g, '');
const filled = (text: string) => (text.trim() === '' ? undefined : text);

export type RegistrationField = Exclude<keyof RegistrationDraft, 'idempotencyKey' | 'isEstimated'>;
export type Judged =
  { readonly body: PatientRegistration } | { readonly wrong: ReadonlySet<RegistrationField> };

/** What to send, or which fields are wrong. */
export function judgeRegistration(draft: RegistrationDraft, now = new Date()): Judged {
  const today = statisticsDay(now);
  const birthDate = draft.isEstimated
    ? estimatedBirthDate(draft.age, today)
    : isoDateOf(draft.birthDate);
  const parsed = patientRegistration.safeParse({
    idempotencyKey: draft.idempotencyKey,
    familyName: draft.familyName,
    givenName: draft.givenName,
    gender: draft.gender,
    birthDate,
    isBirthDateEstimated: draft.isEstimated,
    healthCardNumber: filled(withoutSpaces(draft.healthCardNumber)),
    nationalId: filled(withoutSpaces(draft.nationalId)),
    phone: filled(withoutSpaces(draft.phone)),
    motherName: filled(draft.motherName),
  });
  const paths = parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0]));
  const oldest = `${thisYear(today) - maxAge}-01-01`;
  const isOutOfTime = !birthDate || birthDate > today || birthDate < oldest;
  if (isOutOfTime) paths.push('birthDate');
  const fields = registrationDraft
    .keyof()
    .options.filter(
      (field): field is RegistrationField => field !== 'idempotencyKey' && field !== 'isEstimated',
    );
  const wrong = new Set(fields.filter((field) => paths.includes(field)));
  if (draft.isEstimated && wrong.delete('birthDate')) wrong.add('age');
  return parsed.success && wrong.size === 0 ? { body: parsed.data } : { wrong };
}
