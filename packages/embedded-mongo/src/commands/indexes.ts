import {
  addIndex,
  createCollection,
  findCollection,
  keyPattern,
  removeIndex,
} from '../catalog/catalog.ts';
import type { CollectionInfo, IndexInfo } from '../catalog/collection.ts';
import { encode } from '../bson/encode.ts';
import { equalValues } from '../bson/compare.ts';
import { toDisplay } from '../bson/display.ts';
import { doc, int, isDocument, isNumber } from '../bson/values.ts';
import type { Document, Value } from '../bson/values.ts';
import { CommandError, notSupported } from '../errors.ts';
import { parseFilter } from '../match/parse.ts';
import { buildIndexes } from '../store/build-indexes.ts';
import type { Bulk } from '../store/bulk.ts';
import type { WriteUnit } from '../store/unit.ts';
import { namespaceOf, writeInBulk, writeOnce } from './context.ts';
import type { Command } from './context.ts';
import { Fields } from './fields.ts';
import { listBatchSize, openSource } from './find.ts';

const indexFields = new Set([
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
  'v',
  'ns',
  'collation',
  'hidden',
]);

const cannotCreate = (message: string): CommandError =>
  new CommandError('CannotCreateIndex', message);

const checkKey = (key: Document): void => {
  if (key.size === 0) throw cannotCreate('Index keys cannot be an empty object.');
  if (key.size > 32) throw cannotCreate('an index may not have more than 32 fields');
  for (const [path, direction] of key) {
    if (typeof direction === 'string') throw notSupported(`the index type '${direction}'`);
    if (!isNumber(direction) || Number(direction.toString()) === 0) {
      throw cannotCreate('Values in the index key pattern must be numbers other than 0');
    }
    if (path === '' || path.split('.').includes('') || path.includes('$')) {
      throw cannotCreate(`the index path '${path}' is not valid`);
    }
    if (path.split('.').some((part) => /^\d+$/.test(part)))
      throw notSupported('an index on an array position');
  }
};

const defaultName = (key: Document): string =>
  [...key].map(([path, direction]) => `${path}_${toDisplay(direction)}`).join('_');

/** The definition as it is stored and listed; options left at their default are left out. */
const parseSpec = (specification: Document): Document => {
  const fields = new Fields('createIndexes.indexes', specification, indexFields);
  const key = fields.required('document', 'key');
  checkKey(key);
  if (fields.flag('hidden')) throw notSupported('a hidden index');
  if (
    fields.value('collation') !== undefined &&
    fields.document('collation')?.get('locale') !== 'simple'
  ) {
    throw notSupported('an index with a collation');
  }
  const partial = fields.document('partialFilterExpression');
  if (partial !== undefined) parseFilter(partial);
  if (partial !== undefined && fields.flag('sparse'))
    throw cannotCreate('cannot mix "partialFilterExpression" and "sparse" options');
  const seconds = fields.size('expireAfterSeconds');
  if (seconds !== undefined && key.size > 1) {
    throw cannotCreate(
      'TTL indexes are single-field indexes, compound indexes do not support TTL.',
    );
  }
  return doc({
    v: int(2),
    key,
    name: fields.text('name') ?? defaultName(key),
    ...(fields.flag('unique') ? { unique: true } : {}),
    ...(fields.flag('sparse') ? { sparse: true } : {}),
    ...(partial === undefined ? {} : { partialFilterExpression: partial }),
    ...(seconds === undefined ? {} : { expireAfterSeconds: int(seconds) }),
  });
};

const isIdKey = (specification: Document): boolean => {
  const key = specification.get('key');
  return isDocument(key) && key.size === 1 && key.has('_id');
};

/** @returns whether it exists already; the same name or key with other options is refused */
const existsAlready = (collection: CollectionInfo, spec: Document): boolean => {
  for (const index of collection.indexes) {
    const hasSameKey =
      equalValues(keyPattern(index), spec.get('key')) &&
      equalValues(index.spec.get('partialFilterExpression'), spec.get('partialFilterExpression'));
    const hasSameName = index.name === spec.get('name');
    if (!hasSameKey && !hasSameName) continue;
    if (hasSameKey && hasSameName && equalValues(index.spec, spec)) return true;
    throw new CommandError(
      hasSameName ? 'IndexKeySpecsConflict' : 'IndexOptionsConflict',
      `An existing index has the same ${hasSameName ? 'name' : 'key'} but other options: ${index.name}`,
    );
  }
  return false;
};

const isMissing =
  (collection: CollectionInfo | undefined) =>
  (spec: Document): boolean =>
    !isIdKey(spec) && (collection === undefined || !existsAlready(collection, spec));

const addIndexes = (
  unit: WriteUnit,
  existing: CollectionInfo,
  specs: readonly Document[],
): { collection: CollectionInfo; indexes: IndexInfo[] } => {
  let collection = existing;
  const indexes: IndexInfo[] = [];
  for (const spec of specs) {
    if (!isMissing(collection)(spec)) continue;
    const added = addIndex(unit, collection, spec);
    collection = added.collection;
    indexes.push(added.index);
  }
  return { collection, indexes };
};

const create = (
  unit: WriteUnit,
  namespace: string,
  specs: readonly Document[],
  bulk: Bulk,
): Document => {
  const existing = findCollection(unit, namespace);
  const before = existing ?? createCollection(unit, namespace);
  const { collection, indexes } = addIndexes(unit, before, specs);
  buildIndexes(unit, collection, indexes, bulk);
  return reply(before, collection, existing === undefined);
};

const reply = (before: CollectionInfo, after: CollectionInfo, isNew: boolean): Document =>
  doc({
    numIndexesBefore: int(before.indexes.length + 1),
    numIndexesAfter: int(after.indexes.length + 1),
    createdCollectionAutomatically: isNew,
  });

export const createIndexes: Command = {
  fields: ['indexes', 'commitQuorum'],
  run: async (context) => {
    const { fields } = context;
    const namespace = namespaceOf(context);
    const specs = fields.required('documents', 'indexes').map(parseSpec);
    // Clients ask for theirs at each start, and have them.
    const { result, durable } = await writeOnce(context, (unit) => {
      const collection = findCollection(unit, namespace);
      return specs.some(isMissing(collection)) ? undefined : collection;
    });
    await durable;
    if (result !== undefined) return reply(result, result, false);
    return writeInBulk(context, (unit, bulk) => create(unit, namespace, specs, bulk));
  },
};

const chosen = (collection: CollectionInfo, wanted: Value): readonly IndexInfo[] => {
  if (wanted === '*') return collection.indexes;
  const names = Array.isArray(wanted) ? wanted : [wanted];
  return names.map((name) => {
    if (name === '_id_' || (isDocument(name) && name.size === 1 && name.has('_id'))) {
      throw new CommandError('InvalidOptions', 'cannot drop _id index');
    }
    const found = collection.indexes.find((index) =>
      isDocument(name) ? equalValues(keyPattern(index), name) : index.name === name,
    );
    if (found === undefined)
      throw new CommandError('IndexNotFound', `index not found with name [${toDisplay(name)}]`);
    return found;
  });
};

const noCollection = (namespace: string): CommandError =>
  new CommandError('NamespaceNotFound', `ns not found ${namespace}`);

export const dropIndexes: Command = {
  fields: ['index'],
  run: (context) => {
    const { fields } = context;
    const namespace = namespaceOf(context);
    const wanted = fields.required('value', 'index');
    return writeInBulk(context, (unit, bulk) => {
      let collection = findCollection(unit, namespace);
      if (collection === undefined) throw noCollection(namespace);
      const before = collection.indexes.length + 1;
      for (const index of chosen(collection, wanted))
        collection = removeIndex(unit, bulk, collection, index);
      return doc({ nIndexesWas: int(before) });
    });
  },
};

const idIndex = doc({ v: int(2), key: doc({ _id: int(1) }), name: '_id_' });

export const listIndexes: Command = {
  fields: ['cursor', 'includeBuildUUIDs', 'includeIndexBuildInfo'],
  run: (context) => {
    const namespace = namespaceOf(context);
    const source = openSource(context, namespace, (view) => {
      const collection = findCollection(view, namespace);
      if (collection === undefined) throw noCollection(namespace);
      return [idIndex, ...collection.indexes.map(({ spec }) => spec)].map(encode).values();
    });
    return context.engine.cursors.start(source, listBatchSize(context.fields));
  },
};
