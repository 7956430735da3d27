import { randomUUID } from 'node:crypto';
import { Binary, doc, isDocument } from '../bson/values.ts';
import type { Document } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { catalogKey, documentPrefix, everythingUnder, indexPrefix } from '../keys/layout.ts';
import type { Bulk } from '../store/bulk.ts';
import type { WriteUnit } from '../store/unit.ts';
import type { View } from '../store/view.ts';
import { decodeCollection, encodeCollection, parseIndex } from './collection.ts';
import type { CollectionInfo, IndexInfo } from './collection.ts';
import { forgetArrays } from './multikey.ts';

export const collectionKey = (namespace: string): Buffer => catalogKey(`c${namespace}`);
const nextIdKey = catalogKey('n');
const longKeysKey = (indexId: number): Buffer => catalogKey(`l${indexId}`);

const MARK = Buffer.of(1);

/** @throws CommandError for names MongoDB would not take either */
export const checkNamespace = (database: string, collection: string): void => {
  if (database === '' || /[\0/\\. "$]/.test(database) || Buffer.byteLength(database) > 63) {
    throw new CommandError('InvalidNamespace', `Invalid database name: '${database}'`);
  }
  const isInvalid =
    collection === '' ||
    /[\0$]/.test(collection) ||
    collection.startsWith('.') ||
    Buffer.byteLength(`${database}.${collection}`) > 255;
  if (isInvalid) {
    throw new CommandError('InvalidNamespace', `Invalid collection name: '${collection}'`);
  }
  if (collection.startsWith('system.')) {
    throw new CommandError(
      'InvalidNamespace',
      `Invalid system namespace: ${database}.${collection}`,
    );
  }
};

export const findCollection = (view: View, namespace: string): CollectionInfo | undefined => {
  const bytes = view.get(collectionKey(namespace));
  return bytes === undefined ? undefined : decodeCollection(bytes);
};

/** Every collection, or those of one database, by name. */
export const listCollections = (view: View, database?: string): CollectionInfo[] => {
  const prefix = collectionKey(database === undefined ? '' : `${database}.`);
  return [...view.range(everythingUnder(prefix))].map(([, value]) => decodeCollection(value));
};

/** Ids are never used twice, so that what a dropped collection left behind cannot reappear. */
const takeId = (unit: WriteUnit): number => {
  unit.claim(nextIdKey);
  const id = unit.get(nextIdKey)?.readUInt32BE(0) ?? 1;
  const next = Buffer.allocUnsafe(4);
  next.writeUInt32BE(id + 1);
  unit.put(nextIdKey, next);
  return id;
};

const save = (unit: WriteUnit, collection: CollectionInfo): CollectionInfo => {
  const key = collectionKey(collection.namespace);
  unit.claim(key);
  const bytes = encodeCollection(collection);
  unit.put(key, bytes);
  return decodeCollection(bytes);
};

export const createCollection = (
  unit: WriteUnit,
  namespace: string,
  options: Document = doc({}),
): CollectionInfo => {
  const uuid = new Binary(
    Buffer.from(randomUUID().replaceAll('-', ''), 'hex'),
    Binary.SUBTYPE_UUID,
  );
  return save(unit, { id: takeId(unit), namespace, uuid, options, indexes: [] });
};

export const ensureCollection = (unit: WriteUnit, namespace: string): CollectionInfo =>
  findCollection(unit, namespace) ?? createCollection(unit, namespace);

export const addIndex = (
  unit: WriteUnit,
  collection: CollectionInfo,
  spec: Document,
): { collection: CollectionInfo; index: IndexInfo } => {
  const index = parseIndex(takeId(unit), spec);
  const indexes = [...collection.indexes, index];
  return { collection: save(unit, { ...collection, indexes }), index };
};

export const removeIndex = (
  unit: WriteUnit,
  bulk: Bulk,
  collection: CollectionInfo,
  index: IndexInfo,
): CollectionInfo => {
  bulk.removeAll(everythingUnder(indexPrefix(index.id)));
  forgetArrays(unit, index);
  unit.remove(longKeysKey(index.id));
  const indexes = collection.indexes.filter(({ id }) => id !== index.id);
  return save(unit, { ...collection, indexes });
};

/** Replaces an index's definition where that needs no rebuild, as collMod does. */
export const replaceIndexSpec = (
  unit: WriteUnit,
  collection: CollectionInfo,
  index: IndexInfo,
  spec: Document,
): CollectionInfo =>
  save(unit, {
    ...collection,
    indexes: collection.indexes.map((item) =>
      item.id === index.id ? parseIndex(item.id, spec) : item,
    ),
  });

export const dropCollection = (unit: WriteUnit, bulk: Bulk, collection: CollectionInfo): void => {
  unit.claim(collectionKey(collection.namespace));
  let current = collection;
  for (const index of collection.indexes) current = removeIndex(unit, bulk, current, index);
  bulk.removeAll(everythingUnder(documentPrefix(collection.id)));
  unit.remove(collectionKey(collection.namespace));
};

/** Once an index has held a key cut short, its order is not that of its values any more, for good. */
export const hasLongKeys = (view: View, index: IndexInfo): boolean =>
  view.get(longKeysKey(index.id)) !== undefined;

export const markLongKeys = (unit: WriteUnit, index: IndexInfo): void => {
  if (!hasLongKeys(unit, index)) unit.put(longKeysKey(index.id), MARK);
};

/** The key pattern as a document, for messages and replies. */
export const keyPattern = (index: IndexInfo): Document => {
  const key = index.spec.get('key');
  return isDocument(key) ? key : doc({});
};
