import type { Document } from '../bson/values.ts';
import { findCollection } from '../catalog/catalog.ts';
import type { CollectionInfo } from '../catalog/collection.ts';
import { Found, compileFoundFilter } from '../planner/found.ts';
import { documentKey } from '../store/documents.ts';
import type { WriteUnit } from '../store/unit.ts';
import { writeOnce } from './context.ts';
import type { Context } from './context.ts';
import { runQuery } from './query.ts';
import type { Query } from './query.ts';
import type { Performed } from './statements.ts';
import { takingTurns } from './turns.ts';

/** A write about no more documents than this happens as a whole and in one turn. */
export const SLICE_DOCUMENTS = 1_000;

/** A statement outside a transaction met more documents than that: it is for `writeInSlices`. */
export class TooManyAtOnce extends Error {}

/** The places of all documents of a query in one state, gathered without keeping others waiting. */
const gather = async (context: Context, namespace: string, query: Query): Promise<Buffer[]> => {
  const { store } = context.engine;
  await store.settled();
  const snapshot = store.snapshot();
  try {
    const collection = findCollection(snapshot, namespace);
    if (collection === undefined) return [];
    const records: Buffer[] = [];
    const giveWay = takingTurns();
    for (const { record } of runQuery(context, snapshot, collection, query, {
      isWholeRead: false,
    })) {
      records.push(Buffer.from(record));
      await giveWay();
    }
    return records;
  } finally {
    snapshot.release();
  }
};

/** Those of the documents that are still there and still match: others wrote since they were found. */
function* stillMatching(
  unit: WriteUnit,
  collection: CollectionInfo,
  records: readonly Buffer[],
  query: Query,
): Generator<Found> {
  const matches = compileFoundFilter(query.filter, true);
  for (const record of records) {
    const bytes = unit.get(documentKey(collection, record));
    if (bytes === undefined) continue;
    const found = new Found(record, bytes);
    if (matches(found)) yield found;
  }
}

/** Does a statement as a whole or, when it is about too many documents for that, in slices. */
export const wholeOrInSlices = async (
  whole: () => Promise<Performed>,
  inSlices: () => Promise<Document>,
): Promise<Performed> => {
  try {
    return await whole();
  } catch (error) {
    if (!(error instanceof TooManyAtOnce)) throw error;
    return { result: await inSlices(), durable: Promise.resolve() };
  }
};

/**
 * Changes every document of a query, slice by slice. As on MongoDB, each document changes as a whole,
 * the statement does not: others read and write between the slices, and a crash may leave a part done.
 * @returns what `change` answered for each document; all of it is on disk
 */
export const writeInSlices = async <T>(
  context: Context,
  namespace: string,
  query: Query,
  change: (unit: WriteUnit, collection: CollectionInfo, found: Found) => T,
): Promise<T[]> => {
  const records = await gather(context, namespace, query);
  const results: T[] = [];
  for (let at = 0; at < records.length; at += SLICE_DOCUMENTS) {
    const slice = records.slice(at, at + SLICE_DOCUMENTS);
    const written = await writeOnce(context, (unit) => {
      const collection = findCollection(unit, namespace);
      if (collection === undefined) return [];
      return [...stillMatching(unit, collection, slice, query)].map((found) =>
        change(unit, collection, found),
      );
    });
    for (const result of written.result) results.push(result);
    // What is on disk is let go of, so that a large statement needs no more memory than a small one.
    await written.durable;
  }
  return results;
};
