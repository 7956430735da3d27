import type { RecordingRecord, Recordings } from '../../ports/recordings.ts';
import { found, fromStored, toStored } from './mapping.ts';
import type { Models } from './models.ts';
import { _id, date, integer, schemaOf, text, type Stored, type Within } from './schema.ts';

export const recordingsSchema = schemaOf<Stored<RecordingRecord>>({
  _id,
  consultationId: text,
  callSessionId: text,
  consentId: text,
  startedById: text,
  startedAt: date,
  endedAt: Date,
  contentType: text,
  chunkCount: integer,
  sizeBytes: integer,
});
recordingsSchema.index({ consultationId: 1, startedAt: 1 });

export function recordingsIn({ recordings }: Models, session: Within): Recordings {
  return {
    async find(id) {
      return found(await recordings.findById(id).session(session).lean());
    },
    async listOf(consultationId) {
      const documents = await recordings
        .find({ consultationId })
        .sort({ startedAt: 1 })
        .session(session)
        .lean();
      return documents.map(fromStored);
    },
    async add(recording) {
      await recordings.create([toStored(recording)], { session });
    },
    async countChunk(id, index, sizeBytes) {
      const next = { _id: id, chunkCount: index };
      await recordings.updateOne(next, { $inc: { chunkCount: 1, sizeBytes } }).session(session);
    },
    async end(id, endedAt) {
      const open = { _id: id, endedAt: { $exists: false } };
      await recordings.updateOne(open, { $set: { endedAt } }).session(session);
    },
  };
}
