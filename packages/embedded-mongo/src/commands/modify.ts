import type { CollectionInfo } from '../catalog/collection.ts';
import { ensureCollection, findCollection } from '../catalog/catalog.ts';
import { decode } from '../bson/decode.ts';
import { encodeStored } from '../bson/encode.ts';
import { equalValues } from '../bson/compare.ts';
import type { Document, Value } from '../bson/values.ts';
import { matchedPosition } from '../match/position.ts';
import type { Found } from '../planner/found.ts';
import { deleteDocument, insertDocument, replaceDocument } from '../store/documents.ts';
import type { WriteUnit } from '../store/unit.ts';
import { immutableId } from '../update/update.ts';
import type { Update } from '../update/update.ts';
import { retryableStatement } from './context.ts';
import type { Context } from './context.ts';
import type { Query } from './query.ts';
import { runQuery } from './query.ts';
import { SLICE_DOCUMENTS, TooManyAtOnce } from './slices.ts';
import { documentForUpsert } from './upsert.ts';

/** The documents a write is about. They are gathered first: what a write moves must not return. */
const findAll = (
  context: Context,
  unit: WriteUnit,
  namespace: string,
  query: Query,
): { collection: CollectionInfo | undefined; found: Found[] } => {
  context.transaction?.use(namespace);
  const collection = findCollection(unit, namespace);
  if (collection === undefined) return { collection, found: [] };
  const most = canBeSliced(context) ? SLICE_DOCUMENTS : Infinity;
  const found: Found[] = [];
  for (const item of runQuery(context, unit, collection, query)) {
    if (found.length === most) throw new TooManyAtOnce();
    found.push(item);
  }
  return { collection, found };
};

/** What a transaction or a retry must find done as a whole stays whole, however large. */
const canBeSliced = (context: Context): boolean =>
  context.transaction === undefined && retryableStatement(context, 0) === undefined;

export type Change = { before: Document; after: Document; isChanged: boolean };

export const changeOne = (
  unit: WriteUnit,
  collection: CollectionInfo,
  found: Found,
  query: Query,
  update: Update,
): Change => {
  const matchedIndex = update.needsPosition
    ? matchedPosition(found.document, query.filter)
    : undefined;
  // Decoded afresh because an update works in place, and the indexes need both states.
  const after = update.apply(decode(found.bytes), { isInsert: false, matchedIndex });
  if (!equalValues(after.get('_id'), found.document.get('_id')) || !after.has('_id'))
    throw immutableId();
  const isChanged = !encodeStored(after).equals(found.bytes);
  if (isChanged) replaceDocument(unit, collection, found.record, found.document, after);
  return { before: found.document, after, isChanged };
};

export type Updated = { changes: Change[]; upserted?: Document };

/** Changes every document of the query, or inserts one when asked to and there is none. */
export const updateMatching = (
  context: Context,
  unit: WriteUnit,
  namespace: string,
  query: Query,
  update: Update,
  isUpsert: boolean,
): Updated => {
  const { collection, found } = findAll(context, unit, namespace, query);
  if (collection !== undefined && found.length > 0) {
    return { changes: found.map((item) => changeOne(unit, collection, item, query, update)) };
  }
  if (!isUpsert) return { changes: [] };
  const upserted = documentForUpsert(query.filter, update);
  insertDocument(unit, ensureCollection(unit, namespace), upserted);
  return { changes: [], upserted };
};

export const deleteMatching = (
  context: Context,
  unit: WriteUnit,
  namespace: string,
  query: Query,
): Document[] => {
  const { collection, found } = findAll(context, unit, namespace, query);
  if (collection === undefined) return [];
  for (const { record, document } of found) deleteDocument(unit, collection, record, document);
  return found.map(({ document }) => document);
};

export const idOf = (document: Document): Value => document.get('_id') ?? null;
