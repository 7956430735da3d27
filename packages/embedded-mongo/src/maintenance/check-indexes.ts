import { listCollections } from '../catalog/catalog.ts';
import type { CollectionInfo, IndexInfo } from '../catalog/collection.ts';
import { arrayFields } from '../catalog/multikey.ts';
import { decode } from '../bson/decode.ts';
import { CommandError, errorCode } from '../errors.ts';
import { documentPrefix, everythingUnder, indexPrefix, keySpace } from '../keys/layout.ts';
import { entriesOf, recordId } from '../store/documents.ts';
import type { View } from '../store/view.ts';

export type CheckReport = {
  collections: number;
  documents: number;
  indexEntries: number;
  /** what is wrong, in words; names of collections and indexes, never data */
  problems: string[];
};

const checkIndex = (
  view: View,
  collection: CollectionInfo,
  index: IndexInfo,
  report: CheckReport,
): void => {
  const prefix = documentPrefix(collection.id);
  let expected = 0;
  let missing = 0;
  let unnoted = 0;
  const noted = arrayFields(view, index);
  for (const [key, bytes] of view.range(everythingUnder(prefix))) {
    const record = key.subarray(prefix.length);
    const { keys, hasArray } = entriesOf(index, decode(bytes), record);
    if (hasArray.some((isArray, at) => isArray && noted[at] !== true)) unnoted += 1;
    for (const entry of keys.values()) {
      expected += 1;
      if (view.get(entry)?.equals(record) !== true) missing += 1;
    }
  }
  const found = view.count(everythingUnder(indexPrefix(index.id)));
  const name = `${collection.namespace} ${index.name}`;
  if (missing > 0)
    report.problems.push(`${name}: ${missing} entries are missing or point elsewhere`);
  if (found !== expected) report.problems.push(`${name}: ${found} entries instead of ${expected}`);
  if (unnoted > 0)
    report.problems.push(`${name}: ${unnoted} documents have arrays it does not know`);
  report.indexEntries += found;
};

const checkDocuments = (view: View, collection: CollectionInfo, report: CheckReport): void => {
  const prefix = documentPrefix(collection.id);
  let misplaced = 0;
  for (const [key, bytes] of view.range(everythingUnder(prefix))) {
    report.documents += 1;
    const id = decode(bytes).get('_id');
    if (id === undefined || !recordId(id).equals(key.subarray(prefix.length))) misplaced += 1;
  }
  if (misplaced > 0) {
    report.problems.push(
      `${collection.namespace}: ${misplaced} documents are not where their _id says`,
    );
  }
};

/** Data that no collection or index owns any more. */
const checkOrphans = (
  view: View,
  collections: readonly CollectionInfo[],
  report: CheckReport,
): void => {
  const spaces = [
    {
      space: keySpace.documents,
      name: 'documents',
      owned: collections.map(({ id }) => documentPrefix(id)),
    },
    {
      space: keySpace.indexes,
      name: 'index entries',
      owned: collections.flatMap(({ indexes }) => indexes.map(({ id }) => indexPrefix(id))),
    },
  ];
  for (const { space, name, owned } of spaces) {
    const all = view.count(everythingUnder(Buffer.of(space)));
    const known = owned.reduce((sum, prefix) => sum + view.count(everythingUnder(prefix)), 0);
    if (all !== known) report.problems.push(`${all - known} ${name} belong to nothing`);
  }
};

const checkAll = (view: View, report: CheckReport): void => {
  const collections = listCollections(view);
  report.collections = collections.length;
  for (const collection of collections) {
    checkDocuments(view, collection, report);
    for (const index of collection.indexes) checkIndex(view, collection, index, report);
  }
  checkOrphans(view, collections, report);
};

const isDamage = (error: unknown): boolean =>
  error instanceof CommandError && error.code === errorCode.DataCorruptionDetected;

/** Verifies every index against its documents, both ways, and every document against its place. */
export const checkIndexes = (view: View): CheckReport => {
  const report: CheckReport = { collections: 0, documents: 0, indexEntries: 0, problems: [] };
  try {
    checkAll(view, report);
  } catch (error) {
    if (!isDamage(error)) throw error;
    report.problems.push('the data file holds something else than was written to it');
  }
  return report;
};
