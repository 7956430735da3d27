import { z } from 'zod';
import { consentLanguages, consentScopes } from '@qarib/clinical';
import { patientIdentity } from './patient-identity.ts';
import { coding, id, idempotencyKey, isoDateTime, line } from './primitives.ts';
import { contactPreference } from './reminders.ts';
import { signature } from './signature.ts';

/** Agreement to teleconsultation or to a recording, of the patient or of who answers for them. */
export const consentRecord = z.object({
  idempotencyKey,
  scope: z.enum(consentScopes).default('teleconsultation'),
  language: z.enum(consentLanguages).describe('the language it was explained in'),
  version: line(20),
  signature: signature
    .optional()
    .describe('of the patient, or of who answers for them; without it the nurse is the witness'),
});

export type ConsentRecord = z.infer<typeof consentRecord>;

export const consent = z.object({
  id,
  version: z.string(),
  language: z.enum(consentLanguages),
  recordedAt: isoDateTime,
  recordedByName: z.string(),
  withdrawnAt: isoDateTime.optional(),
  isSigned: z.boolean().optional().describe('on the screen; read by itself'),
});
export type Consent = z.infer<typeof consent>;

export const consentOfPatient = z.object({ id, consentId: id });

/** The patient took back what they had agreed to; what was done until then stays. */
export const consentWithdrawal = z.object({ reason: line(300).describe("in the patient's words") });
export const withdrawnConsent = z.object({
  withdrawnAt: isoDateTime,
  withdrawnByName: z
    .string()
    .optional()
    .describe('before whom; missing for those kept before this was'),
  reason: z.string().optional(),
});

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

export const patient = patientIdentity.extend({
  id,
  managingFacilityId: id,
  furtherFacilityIds: z.array(id).describe('other sites whose nurses identified the patient'),
  registeredAt: isoDateTime,
  formerNames: z
    .array(patientIdentity.pick({ familyName: true, givenName: true, motherName: true }))
    .optional()
    .describe('names of theirs before, which still find them'),
  consent: consent
    .optional()
    .describe('the consent in force, or the one given to an earlier text, as its version tells'),
  withdrawnConsent: withdrawnConsent
    .optional()
    .describe('the latest one taken back, while none is in force'),
  recordingConsent: consent.optional().describe('to being recorded, when it is in force'),
  allergies: z.array(allergy).describe('known ones, oldest first'),
  contactPreference: contactPreference.optional().describe('absent: nobody has asked yet'),
});
export type Patient = z.infer<typeof patient>;

/** Finds by health card number, national id, or name; an empty query lists the site's most recent. */
export const patientSearch = z.object({ query: z.string().trim().max(120).default('') });
export const patientList = z.object({ patients: z.array(patient) });
