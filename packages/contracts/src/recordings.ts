import { z } from 'zod';
import { id, isoDateTime } from './primitives.ts';

const person = z.object({ id, name: z.string() });
export const recordingRef = z.object({ id, recordingId: id });

/** What a browser's MediaRecorder writes: VP8 or H.264 with Opus or AAC. */
export const recordingType = z.enum(['video/webm', 'video/mp4']);
export const recordingRemoval = z.object({
  reason: z.string().trim().min(3).max(300).describe('why, for those who look into it later'),
});
export const recordingStart = z.object({ contentType: recordingType });

/** A call that was recorded with the patient's consent, or is being recorded. */
export const recording = z.object({
  id,
  consultationId: id,
  startedBy: person,
  startedAt: isoDateTime,
  endedAt: isoDateTime.optional(),
  chunkCount: z.number().int().min(0).describe('parts that are durable'),
  sizeBytes: z.number().int().min(0),
});
export type Recording = z.infer<typeof recording>;
export const recordingList = z.object({ recordings: z.array(recording) });

/** A recording travels while it is made, in parts of some seconds, one after the other. */
export const recordingChunkUpload = {
  method: 'PUT',
  path: '/api/consultations/:id/recordings/:recordingId/chunks/:index',
  summary: 'Add the next part of a recording; sent again, it is added once',
  params: recordingRef.extend({ index: z.coerce.number().int().min(0).max(20_000) }),
  maxBytes: 4 * 1024 * 1024,
  reply: recording,
} as const;
export const recordingPath = '/api/consultations/:id/recordings/:recordingId/content';
