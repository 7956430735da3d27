import { z } from 'zod';
import {
  annotationDraft,
  consentRecord,
  consultationRequest,
  id,
  messageDraft,
  patientRegistration,
} from '@qarib/contracts';

const common = { id: z.uuid(), writtenAt: z.iso.datetime() };
const ofCase = { ...common, consultationId: id };
const ofPhoto = { ...ofCase, attachmentId: id };

/** Something a person did that the server does not have yet. Its id makes a retry the same deed. */
export const outboxEntry = z.discriminatedUnion('kind', [
  z.object({ ...ofCase, kind: z.literal('message'), content: messageDraft.shape.content }),
  z.object({ ...ofPhoto, kind: z.literal('mark'), draft: annotationDraft }),
  z.object({ ...ofPhoto, kind: z.literal('unmark'), markId: z.uuid() }),
  z.object({
    ...common,
    kind: z.literal('registration'),
    /** The entry's id stands for the patient until the server has given them one. */
    body: patientRegistration,
  }),
  z.object({
    ...common,
    kind: z.literal('request'),
    patientName: z.string(),
    /** Its draft, which has the same key, stays until it is sent: it can be taken back and gone on with. */
    body: consultationRequest,
    /** Given before the nurse while there was no network. */
    consent: consentRecord.optional(),
    /** It was changed after an attempt whose answer never came: the server may have the earlier one. */
    wasTriedBefore: z.boolean().optional(),
  }),
]);
export type OutboxEntry = z.infer<typeof outboxEntry>;
export type RequestEntry = Extract<OutboxEntry, { kind: 'request' }>;
export type RegistrationEntry = Extract<OutboxEntry, { kind: 'registration' }>;

/** The case it belongs to, where there is one already. */
export const caseOf = (entry: OutboxEntry): string | undefined =>
  'consultationId' in entry ? entry.consultationId : undefined;

/** By then the patient may have gone home, and what was measured is of another hour. */
const longestRingDelayMs = 4 * 60 * 60_000;

/** It would ring so long after it was asked for that somebody has to say again that it should. */
export function isLate(entry: OutboxEntry, now = Date.now()): boolean {
  if (entry.kind !== 'request' || entry.body.opinion) return false;
  return now - Date.parse(entry.writtenAt) > longestRingDelayMs;
}
