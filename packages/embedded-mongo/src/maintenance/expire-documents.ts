import { findCollection, listCollections } from '../catalog/catalog.ts';
import type { CollectionInfo, IndexInfo } from '../catalog/collection.ts';
import type { Engine } from '../commands/context.ts';
import type { Filter } from '../match/filter.ts';
import { choosePlan } from '../planner/plan.ts';
import { scan } from '../planner/scan.ts';
import { compileFoundFilter } from '../planner/found.ts';
import type { Found } from '../planner/found.ts';
import type { View } from '../store/view.ts';
import { deleteDocument } from '../store/documents.ts';
import { Blocked, StatementUnit } from '../store/unit.ts';

/** So many at a time, so that clients are served in between. */
const DOCUMENTS_PER_ROUND = 500;

const expiredFilter = (index: IndexInfo, nowMs: number): Filter => {
  const before = new Date(nowMs - (index.expireAfterSeconds ?? 0) * 1000);
  const path = index.fields[0]?.path ?? '';
  return { kind: 'field', path, predicate: { kind: 'compare', operator: 'lte', value: before } };
};

/** The first documents that are past their time, as the latest state has them. */
const expiredIn = (
  view: View,
  collection: CollectionInfo,
  index: IndexInfo,
  nowMs: number,
): Found[] => {
  const filter = expiredFilter(index, nowMs);
  const plan = choosePlan({ view, collection, filter, sort: [] });
  const found: Found[] = [];
  for (const item of scan(view, collection, plan, compileFoundFilter(filter, true))) {
    if (index.partial?.matches(item.document) !== false) found.push(item);
    if (found.length >= DOCUMENTS_PER_ROUND) break;
  }
  return found;
};

/** @returns how many were deleted; documents that a transaction holds are left for the next time */
const expireSome = async (
  engine: Engine,
  { namespace, id }: CollectionInfo,
  index: IndexInfo,
): Promise<number> => {
  const { store, locks } = engine;
  const view = store.latest();
  const collection = findCollection(view, namespace);
  if (collection?.id !== id) return 0;
  const durable: Promise<void>[] = [];
  for (const { record, document } of expiredIn(view, collection, index, engine.now())) {
    const unit = new StatementUnit(store.latest(), locks);
    try {
      deleteDocument(unit, collection, record, document);
    } catch (error) {
      if (error instanceof Blocked) continue;
      throw error;
    }
    durable.push(store.commit(unit.changes));
  }
  await Promise.all(durable);
  return durable.length;
};

/** Deletes what TTL indexes say is past its time. */
export const expireDocuments = async (engine: Engine): Promise<void> => {
  const snapshot = engine.store.snapshot();
  const collections = listCollections(snapshot);
  snapshot.release();
  for (const collection of collections) {
    for (const index of collection.indexes) {
      if (index.expireAfterSeconds === undefined) continue;
      while ((await expireSome(engine, collection, index)) > 0);
    }
  }
};
