import { z } from 'zod';
import { attachment, consultation, consultationSummary } from './consultations.ts';
import { id } from './primitives.ts';

/** Small enough that a cut costs seconds on a slow link, large enough that asking costs little. */
export const uploadPartBytes = 64 * 1024;
const maxTotalBytes = 25 * 1024 * 1024;

const whole = z.coerce.number().int();

/** How far a photo has come, and what became of it once it was whole. */
export const uploadState = z.object({
  receivedBytes: z.number().int().min(0).describe('the next part begins here'),
  attachment: attachment.optional().describe('there once the photo is part of the case'),
});
export type UploadState = z.infer<typeof uploadState>;

/**
 * A photo in parts. Each is answered by how much is there; a part that begins elsewhere is not
 * taken, so that whoever was cut off asks by sending and goes on from the answer.
 */
export const partUpload = {
  method: 'PUT',
  path: '/api/consultations/:id/uploads/:uploadId',
  summary: 'Add a photo in parts; whole, it is re-encoded, its location data removed',
  params: z.object({ id: consultationSummary.shape.id, uploadId: z.uuid() }),
  query: z.object({
    offset: whole.min(0).max(maxTotalBytes),
    totalBytes: whole.min(1).max(maxTotalBytes),
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
/** Photos travel as their own bytes, not as JSON. */
export const attachmentUpload = {
  method: 'PUT',
  path: '/api/consultations/:id/attachments/:fileName',
  summary: 'Add a photo (JPEG, PNG or WebP bytes); re-encoded, its location data removed',
  params: z.object({ id, fileName: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,119}$/u) }),
  maxBytes: 25 * 1024 * 1024,
  reply: consultation,
} as const;
export const attachmentPath = '/api/consultations/:id/attachments/:attachmentId/content';
