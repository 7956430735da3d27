import type { DocumentRecord, PrintedDocuments } from '../../ports/documents.ts';
import { found, toStored } from './mapping.ts';
import type { Models } from './models.ts';
import { _id, date, integer, schemaOf, text, type Stored, type Within } from './schema.ts';

export const printedDocumentsSchema = schemaOf<Stored<DocumentRecord>>({
  _id,
  consultationId: text,
  kind: text,
  amendment: integer,
  contentHash: text,
  issuedAt: date,
});
// Of two who print for the first time at once, the second finds what the first made.
printedDocumentsSchema.index({ consultationId: 1, kind: 1, amendment: 1 }, { unique: true });

export function printedDocumentsIn(
  { printedDocuments }: Models,
  session: Within,
): PrintedDocuments {
  return {
    async find(id) {
      return found(await printedDocuments.findById(id).session(session).lean());
    },
    async findOf({ consultationId, kind, amendment }) {
      const wanted = { consultationId, kind, amendment };
      return found(await printedDocuments.findOne(wanted).session(session).lean());
    },
    async add(document) {
      await printedDocuments.create([toStored(document)], { session });
    },
  };
}
