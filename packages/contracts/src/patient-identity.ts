import { z } from 'zod';
import { administrativeGenders, likenesses } from '@qarib/clinical';
import { id, idempotencyKey, isoDate, personName } from './primitives.ts';
import { facility } from './session.ts';

export const healthCardNumber = z
  .string()
  .trim()
  .regex(/^[0-9]{9,14}$/);
export const nationalId = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{1,2}[0-9]{3,8}$/);

/** What a patient's QR code holds: it means nothing outside Qarib, and names nobody. */
export const cardCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^QARIB1:[0-9A-F]{32}$/);

/** Who somebody is. Without a given name yet it is empty, and the mother's stands for it. */
export const patientIdentity = z.object({
  familyName: personName(80),
  givenName: personName(80).or(z.literal('')),
  gender: z.enum(administrativeGenders),
  birthDate: isoDate,
  isBirthDateEstimated: z.boolean().default(false),
  healthCardNumber: healthCardNumber.optional(),
  nationalId: nationalId.optional(),
  phone: z
    .string()
    .trim()
    .regex(/^(?:\+212|0)[5-7][0-9]{8}$/)
    .optional(),
  motherName: personName(120).optional(),
});
export type PatientIdentity = z.infer<typeof patientIdentity>;

export const patientRegistration = patientIdentity.extend({
  idempotencyKey,
  distinctFrom: z
    .array(id)
    .max(20)
    .default([])
    .describe('likely the same person by what is written, and said to be another'),
});
export type PatientRegistration = z.infer<typeof patientRegistration>;

/** What only somebody with the patient before them can tell: one of it opens the file anywhere. */
const identification = z.discriminatedUnion('by', [
  z.object({ by: z.literal('health-card'), healthCardNumber }),
  z.object({ by: z.literal('national-id'), nationalId }),
  z.object({ by: z.literal('card-code'), cardCode }),
  z.object({
    by: z.literal('name'),
    familyName: personName(80),
    givenName: personName(80),
    birthDate: isoDate,
  }),
]);
export type PatientIdentification = z.infer<typeof identification>;
export const patientIdentification = z.object({ identification });

/** As much of a patient of any site as it takes to say "yes, that is who". */
export const patientMatch = patientIdentity
  .pick({
    familyName: true,
    givenName: true,
    gender: true,
    birthDate: true,
    isBirthDateEstimated: true,
    motherName: true,
  })
  .extend({ id, facility, isOwn: z.boolean().describe("among the nurse's site's own patients") });
export type PatientMatch = z.infer<typeof patientMatch>;

export const patientMatches = z.object({ patients: z.array(patientMatch) });
export const similarPatient = patientMatch.extend({ likenesses: z.array(z.enum(likenesses)) });
export type SimilarPatient = z.infer<typeof similarPatient>;
export const similarPatients = z.object({ patients: z.array(similarPatient) });

export const patientCard = z.object({ cardCode });
