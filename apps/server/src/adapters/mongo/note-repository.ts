import { Schema } from 'mongoose';
import { emptyContent, type NoteText } from '@qarib/clinical';
import type { NoteRecord, Notes, NoteVersionRecord } from '../../ports/notes.ts';
import { insertAll } from './insert-all.ts';
import type { Models } from './models.ts';
import { _id, date, integer, parsed, schemaOf, text, yesNo, type Within } from './schema.ts';

/** Notes kept before they had parts are words alone, of no amendment. */
type StoredNote = Omit<NoteRecord, 'consultationId' | 'content' | 'amendment'> & {
  _id: string;
  consultationId?: string;
  amendment?: number;
  content?: NoteRecord['content'];
  text?: NoteText;
};
type StoredVersion = NoteVersionRecord & { _id: string };

export const notesSchema = schemaOf<StoredNote>({
  _id,
  consultationId: String,
  amendment: Number,
  amendmentReason: String,
  idempotencyKey: String,
  status: text,
  version: integer,
  text: Schema.Types.Mixed,
  content: Schema.Types.Mixed,
  authorId: text,
  savedAt: date,
  signedAt: Date,
  signerNumber: String,
  contentHash: String,
  signatureVersion: Number,
  journeyAvoidedKm: Number,
});
notesSchema.index({ consultationId: 1, amendment: 1 });

export const noteVersionsSchema = schemaOf<StoredVersion>({
  _id,
  consultationId: text,
  amendment: integer,
  version: integer,
  content: parsed,
  authorId: text,
  savedAt: date,
  isSignature: yesNo,
});
noteVersionsSchema.index({ consultationId: 1, savedAt: -1, version: -1 });

/** The note itself has the consultation's id, as it had before there were amendments. */
const keyOf = (consultationId: string, amendment: number) =>
  amendment === 0 ? consultationId : `${consultationId}:${amendment}`;
const versionKeyOf = (consultationId: string, amendment: number, version: number) =>
  `${consultationId}:${amendment}:${version}`;

function noteFrom({ _id: key, text: words, ...stored }: StoredNote): NoteRecord {
  const { consultationId = key, amendment = 0, content } = stored;
  const kept = content ?? { ...emptyContent, ...(words && { text: words }) };
  return { ...stored, consultationId, amendment, content: kept };
}

function versionFrom<Stored extends { _id: string }>({ _id: _, ...fields }: Stored) {
  return fields;
}

export function notesIn(models: Models, session: Within): Notes {
  const { notes } = models;
  return {
    ...versionsIn(models, session),
    async find(consultationId, amendment) {
      const document = await notes
        .findById(keyOf(consultationId, amendment))
        .session(session)
        .lean();
      return document ? noteFrom(document) : undefined;
    },
    async list(consultationIds) {
      if (consultationIds.length === 0) return [];
      const wanted = { $in: [...consultationIds] };
      const documents = await notes
        .find({ $or: [{ _id: wanted }, { consultationId: wanted }] })
        .session(session)
        .lean();
      return documents.map(noteFrom).sort((a, b) => a.amendment - b.amendment);
    },
    async add(note) {
      const key = keyOf(note.consultationId, note.amendment);
      await insertAll(notes, [{ _id: key, ...note }], session);
    },
    async replace(note) {
      const before = {
        _id: keyOf(note.consultationId, note.amendment),
        version: note.version - 1,
        status: 'preliminary' as const,
      };
      const { modifiedCount } = await notes
        .updateOne(before, { $set: note, $unset: { text: 1 } })
        .session(session);
      return modifiedCount === 1;
    },
  };
}

type Versions = Pick<Notes, 'addVersion' | 'listVersions' | 'findVersion'>;

function versionsIn({ noteVersions }: Models, session: Within): Versions {
  return {
    async addVersion(saved) {
      const key = versionKeyOf(saved.consultationId, saved.amendment, saved.version);
      await insertAll(noteVersions, [{ _id: key, ...saved }], session);
    },
    async listVersions(consultationId, limit) {
      const documents = await noteVersions
        .find({ consultationId }, { content: 0 })
        .sort({ savedAt: -1, version: -1 })
        .limit(limit)
        .session(session)
        .lean();
      return documents.map(versionFrom);
    },
    async findVersion(consultationId, amendment, version) {
      const key = versionKeyOf(consultationId, amendment, version);
      const document = await noteVersions.findById(key).session(session).lean();
      return document ? versionFrom(document) : undefined;
    },
  };
}
