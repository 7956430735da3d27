import { z } from 'zod';
import {
  administrativeGenders,
  birthDateIssue,
  canBeNameless,
  estimatedBirthDate,
  hasOwnNationalId,
  identityIssues,
  moroccanDay,
} from '@qarib/clinical';
import { patientIdentity, type PatientIdentity } from '@qarib/contracts';
import { isoDateOf, westernDigits } from '@qarib/ui';
import { serverNow } from '../../../shared/clock/server-clock.ts';

/** The form as it is typed: everything is text until it is sent. It is also the shape of the draft. */
export const registrationDraft = z.object({
  /** Stands for the patient on this device until the server has given them an id. */
  idempotencyKey: z.uuid(),
  /** Another key once it was taken back and changed: the server may have it as it was then. */
  registrationKey: z.uuid().optional(),
  familyName: z.string(),
  givenName: z.string(),
  isNameless: z.boolean().default(false),
  gender: z.enum(administrativeGenders).or(z.literal('')),
  birthDate: z.object({ day: z.string(), month: z.string(), year: z.string() }),
  isEstimated: z.boolean(),
  age: z.string(),
  ageUnit: z.enum(['years', 'months']).default('years'),
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
  isNameless: false,
  gender: '',
  birthDate: { day: '', month: '', year: '' },
  isEstimated: false,
  age: '',
  ageUnit: 'years',
  healthCardNumber: '',
  nationalId: '',
  phone: '',
  motherName: '',
});

type BirthDraft = Pick<RegistrationDraft, 'birthDate' | 'isEstimated' | 'age' | 'ageUnit'>;

/** The birth date typed, or the one an age points to; nothing while neither is whole. */
export function birthDateOf(draft: BirthDraft, today: string): string | undefined {
  if (!draft.isEstimated) return isoDateOf(draft.birthDate);
  const typed = westernDigits(draft.age.trim());
  return /^\d{1,3}$/.test(typed)
    ? estimatedBirthDate(Number(typed), draft.ageUnit, today)
    : undefined;
}

/** What the age leaves to be asked. Until it is known, everything is. */
export function askedFor(draft: BirthDraft, today: string) {
  const birthDate = birthDateOf(draft, today);
  return {
    nationalId: birthDate === undefined || hasOwnNationalId(birthDate, today),
    isNameless: birthDate !== undefined && birthDate <= today && canBeNameless(birthDate, today),
  };
}

const withoutSpaces = (text: string) => westernDigits(text).replace(/[\s.-]/g, '');
const filled = (text: string) => (text.trim() === '' ? undefined : text);

const notFields = [
  'idempotencyKey',
  'registrationKey',
  'isEstimated',
  'isNameless',
  'ageUnit',
] as const;
type NotField = (typeof notFields)[number];
export type RegistrationField = Exclude<keyof RegistrationDraft, NotField>;
export type Judged =
  { readonly identity: PatientIdentity } | { readonly wrong: ReadonlySet<RegistrationField> };

const fields = registrationDraft
  .keyof()
  .options.filter((field): field is RegistrationField => !notFields.some((it) => it === field));

/** Why the birth date cannot be, when it is a day at all. */
export function birthIssueOf(draft: BirthDraft, today: string) {
  const born = patientIdentity.shape.birthDate.safeParse(birthDateOf(draft, today));
  return born.success ? birthDateIssue(born.data, today) : undefined;
}

function pathsWrongIn(parsed: z.ZodSafeParseResult<PatientIdentity>, today: string): string[] {
  if (!parsed.success) return parsed.error.issues.map(({ path }) => String(path[0]));
  return identityIssues(parsed.data, today).map(({ path }) => path);
}

/** Who it is, or which fields are wrong. */
export function judgeRegistration(draft: RegistrationDraft, now = new Date(serverNow())): Judged {
  const today = moroccanDay(now);
  const asked = askedFor(draft, today);
  const isNameless = draft.isNameless && asked.isNameless;
  const parsed = patientIdentity.safeParse({
    familyName: draft.familyName,
    givenName: isNameless ? '' : draft.givenName,
    gender: draft.gender,
    birthDate: birthDateOf(draft, today),
    isBirthDateEstimated: draft.isEstimated,
    healthCardNumber: filled(withoutSpaces(draft.healthCardNumber)),
    nationalId: asked.nationalId ? filled(withoutSpaces(draft.nationalId)) : undefined,
    phone: filled(withoutSpaces(draft.phone)),
    motherName: filled(draft.motherName),
  });
  const paths = pathsWrongIn(parsed, today);
  // Told at once, whatever else is wrong.
  if (birthIssueOf(draft, today)) paths.push('birthDate');
  // Whitespace is no name, and only the box beside it says that there is none.
  if (!isNameless && draft.givenName.trim() === '') paths.push('givenName');
  const wrong = new Set(fields.filter((field) => paths.includes(field)));
  if (draft.isEstimated && wrong.delete('birthDate')) wrong.add('age');
  return parsed.success && wrong.size === 0 ? { identity: parsed.data } : { wrong };
}
