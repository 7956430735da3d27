import { z } from 'zod';
import { attachment, attachmentKinds, consultationSummary } from './consultations.ts';
import { id } from './primitives.ts';

/** Small enough that a cut costs seconds on a slow link, large enough that asking costs little. */
export const uploadPartBytes = 64 * 1024;
export const maxUploadBytes = 25 * 1024 * 1024;

const whole = z.coerce.number().int();

/** How far an upload has come, and what became of it once it was whole. */
export const uploadState = z.object({
  receivedBytes: z.number().int().min(0).describe('the next part begins here'),
  attachment: attachment.optional().describe('there once it is part of the case'),
});
export type UploadState = z.infer<typeof uploadState>;

/** No path and nothing hidden; a camera's own name will do. */
export const fileName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,119}$/u);

/** `conversation`: taken for it, and said there. `case`: one of the papers of the case. */
export const uploadPlaces = ['conversation', 'case'] as const;

/**
 * A photo, an ECG or a document in parts. Each is answered by how much is there; a part that begins
 * elsewhere is not taken, so that whoever was cut off asks by sending and goes on from the answer.
 */
export const partUpload = {
  method: 'PUT',
  path: '/api/consultations/:id/uploads/:uploadId',
  summary:
    'Add a photo (JPEG, PNG or WebP, re-encoded, its location data removed), an ECG (the same or PDF) or a document (likewise) in parts',
  params: z.object({ id: consultationSummary.shape.id, uploadId: z.uuid() }),
  query: z.object({
    offset: whole.min(0).max(maxUploadBytes),
    totalBytes: whole.min(1).max(maxUploadBytes),
    kind: z.enum(attachmentKinds).default('photo'),
    place: z.enum(uploadPlaces).default('conversation'),
    fileName: fileName.optional().describe('as its reader sees it'),
    requestId: z.uuid().optional().describe('the message that asked for the photo'),
  }),
  maxBytes: uploadPartBytes,
  reply: uploadState,
} as const;

/** Read once where it is looked at closely; a list asks for the small one. */
export const attachmentContentQuery = z.object({
  size: z.enum(['full', 'preview']).default('full'),
});

export const attachmentRef = z.object({ id, attachmentId: id });
export const attachmentPath = '/api/consultations/:id/attachments/:attachmentId/content';
