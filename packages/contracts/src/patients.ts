import { z } from 'zod';
import { administrativeGenders, consentLanguages, consentScopes } from '@qarib/clinical';
import {
  coding,
  id,
  idempotencyKey,
  isoDate,
  isoDateTime,
  line,
  personName,
} from './primitives.ts';

const healthCardNumber = z
  .string()
  .trim()
  .regex(/^[0-9]{9,14}$/);
const nationalId = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{1,2}[0-9]{3,8}$/);

export const patientRegistration = z.object({
  idempotencyKey,
  familyName: personName(80),
  givenName: personName(80),
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
export type PatientRegistration = z.infer<typeof patientRegistration>;

/** Agreement to teleconsultation or to a recording, of the patient or of who answers for them. */
export const consentRecord = z.object({
  idempotencyKey,
  scope: z.enum(consentScopes).default('teleconsultation'),
  language: z.enum(consentLanguages).describe('the language it was explained in'),
  version: line(20),
});

export const consent = z.object({
  id,
  version: z.string(),
  language: z.enum(consentLanguages),
  recordedAt: isoDateTime,
  recordedByName: z.string(),
  withdrawnAt: isoDateTime.optional(),
});
export type Consent = z.infer<typeof consent>;

/** What the patient must not be given. The coding is there when the substance was picked from a catalogue. */
export const allergyRecord = z.object({
  idempotencyKey,
  substance: line(120),
  coding: coding.optional(),
});
export type AllergyRecord = z.infer<typeof allergyRecord>;

export const allergy = allergyRecord.omit({ idempotencyKey: true }).extend({
  id,
  recordedAt: isoDateTime,
  recordedBy: z.object({ id, name: z.string() }),
});
export type Allergy = z.infer<typeof allergy>;

export const allergyOfPatient = z.object({ id, allergyId: id });

export const patient = patientRegistration.omit({ idempotencyKey: true }).extend({
  id,
  managingFacilityId: id,
  registeredAt: isoDateTime,
  consent: consent.optional().describe('the consent in force, when there is one'),
  recordingConsent: consent.optional().describe('likewise, to being recorded'),
  allergies: z.array(allergy).describe('known ones, oldest first'),
});
export type Patient = z.infer<typeof patient>;

/** Finds by health card number, national id, or name; an empty query lists the site's most recent. */
export const patientSearch = z.object({ query: z.string().trim().max(120).default('') });
export const patientList = z.object({ patients: z.array(patient) });
