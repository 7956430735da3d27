import { z } from 'zod';
import { roles } from '@qarib/clinical';
import { id, isoDateTime } from './primitives.ts';

export const maxMessageLength = 2_000;

const requestId = z.uuid().describe('the message that asked for the photo');
const text = { kind: z.literal('text'), text: z.string().trim().min(1).max(maxMessageLength) };
const photoRequest = { kind: z.literal('photo-request') };
const photoDeclined = { kind: z.literal('photo-declined'), requestId };
const photo = {
  kind: z.literal('photo'),
  attachmentId: id,
  requestId: requestId.optional(),
};
const opinionRequest = { kind: z.literal('opinion-request'), dueAt: isoDateTime };

/** What a person can say: words, a wish for a photo, or that there will be none. */
export const messageDraft = z.object({
  content: z.discriminatedUnion('kind', [
    z.object(text),
    z.object(photoRequest),
    z.object(photoDeclined),
  ]),
});
export type MessageDraft = z.infer<typeof messageDraft>['content'];

/** What stands in the conversation: also the photos that came and what was decided. */
export const messageContent = z.discriminatedUnion('kind', [
  z.object(text),
  z.object(photoRequest),
  z.object(photoDeclined),
  z.object(photo),
  z.object(opinionRequest),
]);
export type MessageContent = z.infer<typeof messageContent>;

/** One thing said in a consultation (FHIR: Communication). */
export const message = z.object({
  id: z.uuid().describe('made by the sender, so that a retry is the same message'),
  consultationId: id,
  sequence: z.number().int().min(1).describe('place in the conversation, from 1 without gaps'),
  author: z.object({ id, name: z.string(), role: z.enum(roles) }),
  sentAt: isoDateTime.describe("by the server's clock"),
  content: messageContent,
});
export type Message = z.infer<typeof message>;

export const messageFilter = z.object({
  after: z.coerce.number().int().min(0).default(0).describe('only messages later than this'),
});

export const messageList = z.object({
  messages: z.array(message),
  readUpTo: z.number().int().describe('the latest message this person has read'),
});
export type MessageList = z.infer<typeof messageList>;

export const readMarker = z.object({ upTo: z.number().int().min(0) });

export const unreadMessages = z.object({
  unread: z.array(z.object({ consultationId: id, count: z.number().int().min(1) })),
});
