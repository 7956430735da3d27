import type { ClientSession } from 'mongoose';
import type { Recordings } from '../../ports/store.ts';
import { found, fromStored, toStored } from './mapping.ts';
import type { Models } from './models.ts';

export function recordingsIn({ recordings }: Models, session: ClientSession | null): Recordings {
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
