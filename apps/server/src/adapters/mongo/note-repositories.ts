import type { ClientSession } from 'mongoose';
import type { CallSessions, Notes } from '../../ports/store.ts';
import { found, toStored } from './mapping.ts';
import type { Models, StoredNote } from './models.ts';

type Within = ClientSession | null;

function noteFrom({ _id, ...fields }: StoredNote) {
  return { consultationId: _id, ...fields };
}

export function notesIn({ notes }: Models, session: Within): Notes {
  return {
    async find(consultationId) {
      const document = await notes.findById(consultationId).session(session).lean();
      return document ? noteFrom(document) : undefined;
    },
    async add({ consultationId, ...fields }) {
      await notes.create([{ _id: consultationId, ...fields }], { session });
    },
    async replace({ consultationId, ...fields }) {
      const before = {
        _id: consultationId,
        version: fields.version - 1,
        status: 'preliminary' as const,
      };
      const { modifiedCount } = await notes.updateOne(before, { $set: fields }).session(session);
      return modifiedCount === 1;
    },
  };
}

export function callSessionsIn({ callSessions }: Models, session: Within): CallSessions {
  return {
    async find(id) {
      return found(await callSessions.findById(id).session(session).lean());
    },
    async findOpen(consultationId) {
      const open = { consultationId, isOpen: true };
      return found(await callSessions.findOne(open).session(session).lean());
    },
    async add(callSession) {
      await callSessions.create([toStored(callSession)], { session });
    },
    async end(id, endReason, endedAt) {
      const { modifiedCount } = await callSessions
        .updateOne({ _id: id, isOpen: true }, { $set: { isOpen: false, endReason, endedAt } })
        .session(session);
      return modifiedCount === 1;
    },
  };
}
