import type { NoteRecord, Notes } from '../../ports/notes.ts';
import type { Models } from './models.ts';
import { _id, date, integer, parsed, schemaOf, text, type Within } from './schema.ts';

export type StoredNote = Omit<NoteRecord, 'consultationId'> & { _id: string };

export const notesSchema = schemaOf<StoredNote>({
  _id,
  status: text,
  version: integer,
  text: parsed,
  authorId: text,
  savedAt: date,
  signedAt: Date,
  contentHash: String,
});

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
