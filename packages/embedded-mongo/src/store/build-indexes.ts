import { markLongKeys } from '../catalog/catalog.ts';
import type { CollectionInfo, IndexInfo } from '../catalog/collection.ts';
import { noteArrays } from '../catalog/multikey.ts';
import { decode } from '../bson/decode.ts';
import { after, documentPrefix } from '../keys/layout.ts';
import type { Bulk } from './bulk.ts';
import { documentKey, duplicateIn, entriesOf } from './documents.ts';
import type { WriteUnit } from './unit.ts';
import type { Entry } from './view.ts';

/** What is known of a new index once its documents were read. */
type Building = { index: IndexInfo; hasArray: boolean[]; hasLongKeys: boolean };

type IndexEntry = { text: string; key: Buffer; record: Buffer; index: IndexInfo };

/** Entries that are put in order go to the same pages one after the other; of so many at a time. */
const ENTRIES_AT_ONCE = 100_000;

const entriesFrom = (
  building: readonly Building[],
  bytes: Buffer,
  record: Buffer,
): IndexEntry[] => {
  const document = decode(bytes);
  return building.flatMap((one) => {
    const { index } = one;
    const { keys, hasArray, hasLongKeys } = entriesOf(index, document, record);
    hasArray.forEach((isArray, at) => (one.hasArray[at] ||= isArray));
    one.hasLongKeys ||= hasLongKeys;
    return Array.from(keys, ([text, key]) => ({ text, key, record, index }));
  });
};

const putAll = (
  unit: WriteUnit,
  collection: CollectionInfo,
  entries: readonly IndexEntry[],
  bulk: Bulk,
): void => {
  bulk.makeRoom(entries.reduce((sum, { key, record }) => sum + key.length + record.length, 0));
  const sorted = entries.toSorted((a, b) => (a.text < b.text ? -1 : 1));
  for (const { key, record, index } of sorted) {
    if (index.isUnique && bulk.has(key)) {
      const bytes = unit.get(documentKey(collection, record));
      throw duplicateIn(collection, index, bytes === undefined ? new Map() : decode(bytes));
    }
    bulk.put(key, record);
  }
};

/** @returns where to go on; undefined when all was read */
const readSome = (
  documents: Iterable<Entry>,
  take: (entry: Entry) => boolean,
): Buffer | undefined => {
  let hasRoom = true;
  for (const entry of documents) {
    if (!hasRoom) return Buffer.from(entry[0]);
    hasRoom = take(entry);
  }
  return undefined;
};

/**
 * Fills new indexes from all documents of their collection, which are read once for all of them.
 * @throws CommandError DuplicateKey when a unique one does not hold; the change it is part of fails with it
 */
export const buildIndexes = (
  unit: WriteUnit,
  collection: CollectionInfo,
  indexes: readonly IndexInfo[],
  bulk: Bulk,
): void => {
  const building = indexes.map((index): Building => {
    return { index, hasArray: index.fields.map(() => false), hasLongKeys: false };
  });
  const prefix = documentPrefix(collection.id);
  let next: Buffer | undefined = prefix;
  while (next !== undefined) {
    const documents = unit.range({ start: next, end: after(prefix) });
    const entries: IndexEntry[] = [];
    next = readSome(documents, ([key, bytes]) => {
      entries.push(...entriesFrom(building, bytes, key.subarray(prefix.length)));
      return entries.length < ENTRIES_AT_ONCE;
    });
    // Only now that nothing is being read: what is put moves what is read.
    putAll(unit, collection, entries, bulk);
  }
  for (const { index, hasArray, hasLongKeys } of building) {
    noteArrays(unit, index, hasArray);
    if (hasLongKeys) markLongKeys(unit, index);
  }
};
