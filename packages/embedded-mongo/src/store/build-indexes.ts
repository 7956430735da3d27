import { markLongKeys } from '../catalog/catalog.ts';
import type { CollectionInfo, IndexInfo } from '../catalog/collection.ts';
import { noteArrays } from '../catalog/multikey.ts';
import { decode } from '../bson/decode.ts';
import { documentPrefix, everythingUnder, indexPrefix } from '../keys/layout.ts';
import type { CommandError } from '../errors.ts';
import type { Bulk } from './bulk.ts';
import { documentKey, duplicateIn, entriesOf } from './documents.ts';
import type { EntrySorter } from './entry-sorter.ts';
import type { WriteUnit } from './unit.ts';
import type { Entry } from './view.ts';

/** What is known of a new index once its documents were read. */
type Building = { index: IndexInfo; hasArray: boolean[]; hasLongKeys: boolean };

const readDocuments = (
  unit: WriteUnit,
  collection: CollectionInfo,
  building: readonly Building[],
  sorter: EntrySorter,
): void => {
  const prefix = documentPrefix(collection.id);
  for (const [place, bytes] of unit.range(everythingUnder(prefix))) {
    const record = place.subarray(prefix.length);
    const document = decode(bytes);
    for (const one of building) {
      const { keys, hasArray, hasLongKeys } = entriesOf(one.index, document, record);
      for (const [text, key] of keys) sorter.add(text, [key, record]);
      hasArray.forEach((isArray, at) => (one.hasArray[at] ||= isArray));
      one.hasLongKeys ||= hasLongKeys;
    }
  }
};

const duplicate = (
  unit: WriteUnit,
  collection: CollectionInfo,
  [key, record]: Entry,
): CommandError | Error => {
  const index = collection.indexes.find(({ id }) => {
    const prefix = indexPrefix(id);
    return key.subarray(0, prefix.length).equals(prefix);
  });
  const bytes = unit.get(documentKey(collection, record));
  if (index === undefined || bytes === undefined) return new Error('an entry of no document');
  return duplicateIn(collection, index, decode(bytes));
};

/**
 * Fills new indexes from all documents of their collection, which are read once for all of them. In the
 * order of their keys, entries go to each page of the file but once.
 * @throws CommandError DuplicateKey when a unique one does not hold; the change it is part of fails with it
 */
export const buildIndexes = (
  unit: WriteUnit,
  collection: CollectionInfo,
  indexes: readonly IndexInfo[],
  bulk: Bulk,
): void => {
  if (indexes.length === 0) return;
  const building = indexes.map((index): Building => {
    return { index, hasArray: index.fields.map(() => false), hasLongKeys: false };
  });
  bulk.sorting((sorter) => {
    readDocuments(unit, collection, building, sorter);
    let before: Buffer | undefined;
    for (const entry of sorter.sorted()) {
      const [key, record] = entry;
      // Entries of an index that is not unique end in the place of their document.
      if (before?.equals(key) === true) throw duplicate(unit, collection, entry);
      bulk.put(key, record);
      before = key;
    }
  });
  for (const { index, hasArray, hasLongKeys } of building) {
    noteArrays(unit, index, hasArray);
    if (hasLongKeys) markLongKeys(unit, index);
  }
};
