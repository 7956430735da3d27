import type { CollectionInfo, IndexInfo } from '../catalog/collection.ts';
import { keyPattern, markLongKeys } from '../catalog/catalog.ts';
import { noteArrays } from '../catalog/multikey.ts';
import { encodeStored } from '../bson/encode.ts';
import { int } from '../bson/values.ts';
import type { Document, Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { valueKey } from '../keys/encode-value.ts';
import { indexKeys } from '../keys/index-keys.ts';
import { documentPrefix, fitPart, indexPrefix, isTooLong } from '../keys/layout.ts';
import { valueAt } from '../match/path.ts';
import { toDisplay } from '../bson/display.ts';
import type { WriteUnit } from './unit.ts';

/** A document's place: its _id's key, shortened if need be. Index entries point to it. */
export const recordId = (id: Value): Buffer => fitPart(valueKey(id));

export const documentKey = (collection: CollectionInfo, record: Buffer): Buffer =>
  Buffer.concat([documentPrefix(collection.id), record]);

const duplicateKey = (
  collection: CollectionInfo,
  name: string,
  pattern: Document,
  values: Document,
): CommandError =>
  new CommandError(
    'DuplicateKey',
    `E11000 duplicate key error collection: ${collection.namespace} index: ${name} dup key: ${toDisplay(values)}`,
    { info: { keyPattern: pattern, keyValue: values } },
  );

export const duplicateIn = (
  collection: CollectionInfo,
  index: IndexInfo,
  document: Document,
): CommandError => {
  const values: Document = new Map();
  for (const { path, parts } of index.fields) values.set(path, valueAt(document, parts) ?? null);
  return duplicateKey(collection, index.name, keyPattern(index), values);
};

type Entries = {
  keys: Map<string, Buffer>;
  /** true for the fields of the index in which the document has an array */
  hasArray: readonly boolean[];
  hasLongKeys: boolean;
};

/** The index entries of a document, by text so that old and new can be compared. */
export const entriesOf = (index: IndexInfo, document: Document, record: Buffer): Entries => {
  const entries: Entries = { keys: new Map(), hasArray: [], hasLongKeys: false };
  if (index.partial !== undefined && !index.partial.matches(document)) return entries;
  const { keys, hasArray, hasAnyField } = indexKeys(index.fields, document);
  if (index.isSparse && !hasAnyField) return entries;
  entries.hasArray = hasArray;
  const prefix = indexPrefix(index.id);
  for (const key of keys) {
    entries.hasLongKeys ||= isTooLong(key);
    const parts = index.isUnique ? [prefix, fitPart(key)] : [prefix, fitPart(key), record];
    const entry = Buffer.concat(parts);
    entries.keys.set(entry.toString('latin1'), entry);
  }
  return entries;
};

const noKeys: ReadonlyMap<string, Buffer> = new Map();

/** Brings one index from a document's old entries to its new ones. */
const updateIndex = (
  unit: WriteUnit,
  collection: CollectionInfo,
  index: IndexInfo,
  record: Buffer,
  before: Document | undefined,
  after: Document | undefined,
): void => {
  const old = before === undefined ? undefined : entriesOf(index, before, record);
  const next = after === undefined ? undefined : entriesOf(index, after, record);
  for (const [text, key] of old?.keys ?? noKeys) {
    if (next?.keys.has(text) === true) continue;
    if (index.isUnique) unit.claim(key);
    unit.remove(key);
  }
  if (next === undefined || after === undefined) return;
  for (const [text, key] of next.keys) {
    if (old?.keys.has(text) === true) continue;
    if (index.isUnique) {
      unit.claim(key);
      if (unit.get(key) !== undefined) throw duplicateIn(collection, index, after);
    }
    unit.put(key, record);
  }
  noteArrays(unit, index, next.hasArray);
  if (next.hasLongKeys) markLongKeys(unit, index);
};

const updateIndexes = (
  unit: WriteUnit,
  collection: CollectionInfo,
  record: Buffer,
  before: Document | undefined,
  after: Document | undefined,
): void => {
  for (const index of collection.indexes) {
    updateIndex(unit, collection, index, record, before, after);
  }
};

/** @param document must begin with its _id */
export const insertDocument = (
  unit: WriteUnit,
  collection: CollectionInfo,
  document: Document,
): void => {
  const id = document.get('_id') ?? null;
  const record = recordId(id);
  const key = documentKey(collection, record);
  const bytes = encodeStored(document);
  unit.claim(key);
  if (unit.get(key) !== undefined) {
    const pattern: Document = new Map([['_id', int(1)]]);
    throw duplicateKey(collection, '_id_', pattern, new Map([['_id', id]]));
  }
  updateIndexes(unit, collection, record, undefined, document);
  unit.put(key, bytes);
};

export const replaceDocument = (
  unit: WriteUnit,
  collection: CollectionInfo,
  record: Buffer,
  before: Document,
  after: Document,
): void => {
  const key = documentKey(collection, record);
  const bytes = encodeStored(after);
  unit.claim(key);
  updateIndexes(unit, collection, record, before, after);
  unit.put(key, bytes);
};

export const deleteDocument = (
  unit: WriteUnit,
  collection: CollectionInfo,
  record: Buffer,
  before: Document,
): void => {
  const key = documentKey(collection, record);
  unit.claim(key);
  updateIndexes(unit, collection, record, before, undefined);
  unit.remove(key);
};
