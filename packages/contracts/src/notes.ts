import { z } from 'zod';
import {
  doseFrequencies,
  doseRoutes,
  doseUnits,
  durationUnits,
  noteOutcomes,
  noteStatuses,
  referralKinds,
  referralUrgencies,
  type NoteContent,
  type NoteSection,
} from '@qarib/clinical';
import { freeText, id, idempotencyKey, isoDate, isoDateTime, line } from './primitives.ts';

const section = freeText(20_000);
const sections = { subjective: section, objective: section, assessment: section, plan: section };

export const noteText = z.object({ ...sections, advice: section }) satisfies z.ZodType<
  Record<NoteSection, string>
>;

const displayed = z.string().min(1).max(300);
export const diagnosis = z.object({
  system: z.url().max(100),
  code: z.string().regex(/^[A-Za-z0-9.+*-]{1,20}$/),
  display: z.object({ fr: displayed, ar: displayed, en: displayed }),
});

/** What is not chosen yet is absent: a line is saved while it is written. */
export const prescriptionLine = z.object({
  id: z.uuid().describe("the line's own, made where it is written"),
  medication: freeText(160),
  dose: z.number().positive().max(100_000).optional(),
  unit: z.enum(doseUnits).optional(),
  route: z.enum(doseRoutes).optional(),
  frequency: z.enum(doseFrequencies).optional(),
  duration: z
    .object({ count: z.number().int().min(1).max(365), unit: z.enum(durationUnits) })
    .optional(),
  instructions: freeText(1_000).describe('for the patient, in plain words'),
  allergyAcknowledgement: z
    .object({ substances: z.array(line(200)).min(1).max(20).readonly(), reason: freeText(500) })
    .optional()
    .describe('prescribed in spite of the warning, and why'),
});

const followUp = z.object({
  date: isoDate.optional().describe('the day in Morocco'),
  reason: freeText(500),
});

const referral = z.object({
  kind: z.enum(referralKinds),
  urgency: z.enum(referralUrgencies).optional(),
  facilityId: id.optional().describe("absent for a hospital that is not among Qarib's"),
  facilityName: freeText(200),
  reason: freeText(2_000),
});

/** All that is signed. Everything may be unfinished until then. */
export const noteContent = z.object({
  text: noteText,
  diagnoses: z.array(diagnosis).max(12).readonly().describe('ICD-10, the primary one first'),
  prescription: z.array(prescriptionLine).max(30).readonly(),
  followUp: followUp.optional(),
  referral: referral.optional(),
  outcome: z.enum(noteOutcomes).optional(),
  outcomeReason: freeText(1_000).describe('why it was not completed'),
}) satisfies z.ZodType<NoteContent>;

/** 0 is the note itself, 1 its first amendment. */
const amendment = z.number().int().min(0).max(99).default(0);

/** `version` is the one the writer started from; another writer's save in between is a conflict. */
export const noteDraft = z.object({
  amendment,
  version: z.number().int().min(0),
  content: noteContent,
});

const writing = z.object({
  consultationId: id,
  amendment: z.number().int().min(0).describe('0 for the note itself'),
  amendmentReason: z.string().optional().describe('why it was amended'),
  status: z.enum(noteStatuses),
  version: z.number().int().describe('0 before the first save'),
  content: noteContent
    .extend({ text: noteText.partial() })
    .describe('of the text only the sections the reader may see'),
  authorName: z.string().optional(),
  signerNumber: z.string().optional().describe("the signing physician's professional number"),
  savedAt: isoDateTime.optional(),
  signedAt: isoDateTime.optional(),
  contentHash: z
    .string()
    .optional()
    .describe('SHA-256 of the whole signed writing and of what it amends, hexadecimal'),
  journeyAvoidedKm: z
    .number()
    .int()
    .optional()
    .describe('there and back as the crow flies; absent while a position is not known'),
});
/** A note or an amendment of it. */
export type NoteWriting = z.infer<typeof writing>;

export const note = writing.extend({
  amendments: z.array(writing).describe('oldest first; to the nurse only signed ones'),
});
export type Note = z.infer<typeof note>;

export const noteSignature = z.object({ amendment, version: z.number().int().min(1) });

export const amendmentOpening = z.object({ idempotencyKey, reason: line(500) });

const savedVersion = z.object({
  amendment: z.number().int(),
  version: z.number().int(),
  savedAt: isoDateTime,
  authorName: z.string().optional(),
  isSignature: z.boolean().describe('this one was signed'),
});
export const noteVersionList = z.object({ versions: z.array(savedVersion) });
export const noteVersionRef = z.object({
  id,
  amendment: z.coerce.number().int().min(0).max(99),
  version: z.coerce.number().int().min(1),
});
export const noteVersion = savedVersion.extend({ content: noteContent });
export type NoteVersion = z.infer<typeof noteVersion>;
