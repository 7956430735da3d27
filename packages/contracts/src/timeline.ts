import { z } from 'zod';
import {
  appointmentStatuses,
  consultationStatuses,
  referralKinds,
  referralStates,
  referralUrgencies,
} from '@qarib/clinical';
import { reason, vitalSign } from './consultations.ts';
import { diagnosis, noteText } from './notes.ts';
import { id, isoDateTime, specialty } from './primitives.ts';
import { facility } from './session.ts';

const ofCase = {
  at: isoDateTime,
  consultationId: id,
  canOpen: z.boolean().describe('whether the reader may open the case itself'),
};

/** One thing that happened to a patient, at whichever site. Each kind is a member of its own. */
export const timelineEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('consultation'),
    ...ofCase,
    facility,
    specialty,
    reason,
    status: z.enum(consultationStatuses),
    responsibleName: z.string().optional(),
  }),
  z.object({
    kind: z.literal('note'),
    ...ofCase,
    isAmendment: z.boolean(),
    authorName: z.string().optional(),
    text: noteText.partial().describe('only the sections the reader may see'),
    diagnoses: z.array(diagnosis),
  }),
  z.object({ kind: z.literal('vital-signs'), ...ofCase, vitalSigns: z.array(vitalSign) }),
  z.object({
    kind: z.literal('attachment'),
    ...ofCase,
    attachmentId: id,
    fileName: z.string(),
  }),
  z.object({
    kind: z.literal('appointment'),
    at: isoDateTime.describe('when it begins'),
    appointmentId: id,
    facility,
    specialty,
    status: z.enum(appointmentStatuses),
    practitionerName: z.string().optional(),
  }),
  z.object({
    kind: z.literal('referral'),
    ...ofCase,
    referralKind: z.enum(referralKinds),
    urgency: z.enum(referralUrgencies),
    state: z.enum(referralStates).describe('as it stands now'),
    acceptingFacilityName: z.string(),
    practitionerName: z.string().optional().describe('the physician who asked for it'),
  }),
]);
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const timeline = z.object({
  entries: z.array(timelineEntry).describe('newest first, of all sites'),
});
