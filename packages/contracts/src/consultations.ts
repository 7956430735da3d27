import { z } from 'zod';
import {
  consultationModes,
  consultationPriorities,
  consultationStatuses,
  dangerSigns,
  triageColours,
  noteOutcomes,
  vitalSigns,
  type VitalSignCode,
} from '@qarib/clinical';
import {
  coding,
  freeText,
  id,
  idempotencyKey,
  isoDateTime,
  line,
  specialty,
} from './primitives.ts';
import { facility } from './session.ts';
import { patient } from './patients.ts';

const codes = vitalSigns.map(({ code }) => code) as [VitalSignCode, ...VitalSignCode[]];

/** A measured value in the UCUM unit of its LOINC code. */
export const vitalSign = z.object({ code: z.enum(codes), value: z.number() });

const findings = z.object({
  vitalSigns: z.array(vitalSign).max(vitalSigns.length),
  dangerSigns: z.array(z.enum(dangerSigns)).max(dangerSigns.length).default([]),
});

/** A further set of findings, added while the case is open. */
export const observationDraft = findings
  .extend({
    secondsAgo: z
      .number()
      .int()
      .min(0)
      .max(24 * 60 * 60)
      .default(0)
      .describe('how long before sending it was taken, whatever the clock of the device says'),
  })
  .refine((taken) => taken.vitalSigns.length + taken.dangerSigns.length > 0);
export type ObservationDraft = z.output<typeof observationDraft>;

export const reason = z.object({
  coding: coding.optional().describe('ICPC-2, when the nurse picked one'),
  text: line(500),
});

/** What a written opinion is to answer. */
const writtenQuestion = z.object({ question: line(1_000) });

export const consultationRequest = z.object({
  idempotencyKey,
  patientId: id,
  specialty,
  priority: z.enum(consultationPriorities),
  reason,
  ...findings.shape,
  isPregnant: z.boolean().default(false),
  opinion: writtenQuestion.optional().describe('asked in writing: it rings nowhere'),
});
export type ConsultationRequest = z.infer<typeof consultationRequest>;

const person = z.object({ id, name: z.string() });

/** What was measured and seen at one time. */
export const observationSet = findings.extend({
  id: id.describe('made by whoever took it, so that a retry is the same set'),
  takenAt: isoDateTime.describe("by the server's clock"),
  takenBy: person,
});
export type ObservationSet = z.infer<typeof observationSet>;

/** What an attachment shows; an ECG is a photo of the strip or the PDF of the recorder. */
export const attachmentKinds = ['photo', 'ecg', 'document'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

export const attachment = z.object({
  id,
  kind: z.enum(attachmentKinds),
  fileName: line(120),
  contentType: z.enum(['image/jpeg', 'image/png', 'application/pdf']),
  sizeBytes: z.number().int(),
  addedAt: isoDateTime,
  addedBy: person.optional().describe('missing for photos kept before this was'),
});
export type Attachment = z.infer<typeof attachment>;

/** The card of a consultation in a list or a queue. */
export const consultationSummary = z.object({
  id,
  version: z.number().int(),
  mode: z.enum(consultationModes),
  status: z.enum(consultationStatuses),
  priority: z.enum(consultationPriorities),
  specialty,
  reason,
  facility,
  patient: z.object({
    id,
    name: z.string(),
    gender: patient.shape.gender,
    birthDate: patient.shape.birthDate,
  }),
  requester: person,
  responsible: person.optional().describe('the physician who accepted'),
  requestedAt: isoDateTime,
  waitingSince: isoDateTime.describe('asked, or asked again'),
  acceptedAt: isoDateTime.optional(),
  startedAt: isoDateTime.optional().describe('first media both ways'),
  endedAt: isoDateTime.optional(),
  signedAt: isoDateTime
    .optional()
    .describe('when the note was signed first; missing for those signed before this was kept'),
  opinionRequestedAt: isoDateTime.optional().describe('since then it goes on in writing'),
  opinionDueAt: isoDateTime.optional().describe('when the written opinion is due'),
  handOver: z
    .object({ to: person, reason: z.string(), offeredAt: isoDateTime })
    .optional()
    .describe('a colleague is asked to take it over, and has not answered yet'),
  question: z.string().optional().describe('asked in writing from the start'),
  rungCount: z.number().int().describe('on-call specialists it rang for'),
  isNoteSigned: z.boolean(),
  triageColour: z
    .enum(triageColours)
    .optional()
    .describe('advised by published rules, not decided'),
  outcome: z.enum(noteOutcomes).optional().describe('as the note that was signed last says'),
  amendmentCount: z.number().int().optional().describe('signed amendments of the note'),
});
export type ConsultationSummary = z.infer<typeof consultationSummary>;

const hospital = facility.pick({ id: true, name: true });

/** How a request finds its specialist: where it rang, for whom and when, and what comes next. */
export const ringing = z.object({
  rings: z.array(
    z.object({
      hospital,
      rungAt: isoDateTime,
      people: z.array(person).describe('empty where nobody was on call'),
    }),
  ),
  next: z.object({ hospital, at: isoDateTime }).optional().describe('rung then, if nobody answers'),
  expiresAt: isoDateTime.optional().describe('given up then'),
});
export type RingingState = z.infer<typeof ringing>;

/** The whole case, as the nurse who asked and the physician who answers see it. */
export const consultation = consultationSummary.extend({
  vitalSigns: z.array(vitalSign).describe('those the request came with'),
  observations: z.array(observationSet).describe('all sets, oldest first'),
  isPregnant: z.boolean(),
  ringing,
  passages: z
    .array(
      z.object({
        from: person,
        to: person.optional().describe('absent where it was given back to all'),
        reason: z.string(),
        passedAt: isoDateTime,
      }),
    )
    .optional()
    .describe('how it went from hand to hand'),
  attachments: z.array(attachment),
  patient,
});
export type Consultation = z.infer<typeof consultation>;

export const consultationList = z.object({ consultations: z.array(consultationSummary) });
export const consultationFilter = z.object({ patientId: id.optional() });

export const consultationCommand = z.object({ version: z.number().int().min(0) });
export const askedAgain = consultationCommand.extend({
  opinion: writtenQuestion.optional().describe('in writing this time'),
});
const passageReason = line(300);
export const handOverOffer = consultationCommand.extend({ toId: id, reason: passageReason });
export const handOverAnswer = consultationCommand.extend({ isAccepted: z.boolean() });
export const consultationReturn = consultationCommand.extend({ reason: passageReason });
export const handOverColleagues = z.object({
  colleagues: z.array(person.extend({ hospital, isOnCall: z.boolean() })),
});

export const cancellation = consultationCommand.extend({ reason: freeText(500).default('') });
