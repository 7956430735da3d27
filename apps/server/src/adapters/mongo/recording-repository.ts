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
  removal: { type: Object },
});
recordingsSchema.index({ consultationId: 1, startedAt: 1 });
recordingsSchema.index({ startedAt: 1 });
recordingsSchema.index({ 'removal.at': 1 });

const kept = { removal: { $exists: false } };

export function recordingsIn({ recordings }: Models, session: Within): Recordings {
  return {
    async find(id) {
      return found(await recordings.findById(id).session(session).lean());
    },
    async listOf(consultationId) {
      const documents = await recordings
        .find({ consultationId, ...kept })
        .sort({ startedAt: 1 })
        .session(session)
        .lean();
      return documents.map(fromStored);
    },
    async add(recording) {
      await recordings.create([toStored(recording)], { session });
    },
    async countChunk(id, index, sizeBytes) {
      const next = { _id: id, chunkCount: index, ...kept };
      await recordings.updateOne(next, { $inc: { chunkCount: 1, sizeBytes } }).session(session);
    },
    async end(id, endedAt) {
      const open = { _id: id, endedAt: { $exists: false } };
      await recordings.updateOne(open, { $set: { endedAt } }).session(session);
    },
    async remove(id, removal) {
      const change = { $set: { removal } };
      const { modifiedCount } = await recordings
        .updateOne({ _id: id, ...kept }, change)
        .session(session);
      return modifiedCount === 1;
    },
    async listBegunBefore(instant, limit) {
      const wanted = { startedAt: { $lt: instant }, ...kept };
      return (await recordings.find(wanted).limit(limit).session(session).lean()).map(fromStored);
    },
    async listToPurge(limit) {
      const wanted = { 'removal.at': { $exists: true }, chunkCount: { $gt: 0 } };
      return (await recordings.find(wanted).limit(limit).session(session).lean()).map(fromStored);
    },
    async forgetParts(id) {
      await recordings.updateOne({ _id: id }, { $set: { chunkCount: 0 } }).session(session);
    },
  };
}
