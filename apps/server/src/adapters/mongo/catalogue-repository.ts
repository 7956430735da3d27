import type { CatalogueEntryRecord, CatalogueRecord, Catalogues } from '../../ports/catalogues.ts';
import { found, fromStored, toStored } from './mapping.ts';
import type { Models } from './models.ts';
import {
  _id,
  date,
  integer,
  parsed,
  schemaOf,
  text,
  yesNo,
  type Stored,
  type Within,
} from './schema.ts';

export const cataloguesSchema = schemaOf<Stored<CatalogueRecord>>({
  _id,
  version: text,
  source: text,
  licence: text,
  digest: text,
  importedAt: date,
});

export const catalogueEntriesSchema = schemaOf<Stored<CatalogueEntryRecord>>({
  _id,
  catalogue: text,
  code: text,
  position: integer,
  display: parsed,
  words: { type: String, default: '' },
  parent: String,
  attributes: parsed,
  isRetired: yesNo,
});
catalogueEntriesSchema.index({ catalogue: 1, position: 1 });

export function cataloguesIn(
  { catalogues, catalogueEntries }: Models,
  session: Within,
): Catalogues {
  return {
    async find(name) {
      return found(await catalogues.findById(name).session(session).lean());
    },
    async save(catalogue) {
      const { _id, ...fields } = toStored(catalogue);
      await catalogues.updateOne({ _id }, { $set: fields }, { upsert: true }).session(session);
    },
    async entries(catalogue) {
      const documents = await catalogueEntries
        .find({ catalogue })
        .sort({ position: 1 })
        .session(session)
        .lean();
      return documents.map(fromStored);
    },
    async putEntries(entries) {
      const writes = entries.map((entry) => {
        const replacement = toStored(entry);
        return { replaceOne: { filter: { _id: entry.id }, replacement, upsert: true } };
      });
      if (writes.length > 0) await catalogueEntries.bulkWrite(writes, session ? { session } : {});
    },
  };
}
