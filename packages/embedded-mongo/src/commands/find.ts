import { encode } from '../bson/encode.ts';
import { count as countValue, doc } from '../bson/values.ts';
import type { Document, Value } from '../bson/values.ts';
import { CommandError, notSupported } from '../errors.ts';
import { compileProjection } from '../aggregate/projection.ts';
import type { Projection } from '../aggregate/projection.ts';
import { valueKey } from '../keys/encode-value.ts';
import { documentPrefix, everythingUnder } from '../keys/layout.ts';
import { matchedPosition } from '../match/position.ts';
import { splitPath } from '../match/path.ts';
import { wholeNumber } from '../bson/whole-number.ts';
import { isDocument } from '../bson/values.ts';
import type { Maybe } from '../bson/values.ts';
import { parseSort } from '../planner/sort.ts';
import type { Found } from '../planner/found.ts';
import { collectionIn, namespaceOf, readOnce } from './context.ts';
import type { Command, Context } from './context.ts';
import { FIRST_BATCH_DOCUMENTS } from './cursors.ts';
import type { CursorSource } from './cursors.ts';
import { Fields } from './fields.ts';
import { filterOf, parseHint, parseLimit, refuseCollation, runQuery } from './query.ts';
import type { Query } from './query.ts';

const REFUSED_WHEN_SET = [
  'returnKey',
  'showRecordId',
  'tailable',
  'awaitData',
  'min',
  'max',
  'oplogReplay',
];

export const findFields = [
  'filter',
  'sort',
  'projection',
  'hint',
  'skip',
  'limit',
  'batchSize',
  'singleBatch',
  'collation',
  'noCursorTimeout',
  'allowDiskUse',
  'allowPartialResults',
  'let',
  ...REFUSED_WHEN_SET,
];

const refuseUnsupported = (fields: Fields): void => {
  refuseCollation(fields);
  for (const name of REFUSED_WHEN_SET) {
    const value = fields.value(name);
    if (value !== undefined && value !== false) throw notSupported(`the find option ${name}`);
  }
  if ((fields.document('let')?.size ?? 0) > 0) throw notSupported("the find option 'let'");
};

export const parseFind = (fields: Fields): Query => {
  refuseUnsupported(fields);
  return {
    filter: filterOf(fields.document('filter')),
    sort: parseSort(fields.document('sort') ?? doc({})),
    skip: fields.size('skip') ?? 0,
    limit: parseLimit(fields),
    hint: parseHint(fields),
  };
};

export const projectionOf = (specification: Document | undefined): Projection | undefined =>
  specification === undefined || specification.size === 0
    ? undefined
    : compileProjection(specification, 'find');

/** Without a projection the stored bytes go out as they are. */
const toBytes = (found: Found, query: Query, project: Projection | undefined): Uint8Array =>
  project === undefined
    ? found.bytes
    : encode(project(found.document, matchedPosition(found.document, query.filter)));

export function* mapItems<A, B>(items: Iterable<A>, change: (item: A) => B): Generator<B> {
  for (const item of items) yield change(item);
}

/** Cursors outside a transaction hold on to one state until they are read to the end or closed. */
export const openSource = (
  context: Context,
  namespace: string,
  produce: (view: Parameters<typeof runQuery>[1]) => Iterator<Uint8Array>,
): CursorSource => {
  const { transaction, engine, session, txnNumber } = context;
  const common = { namespace, session: session?.text };
  if (transaction !== undefined) {
    return { ...common, txnNumber, results: produce(transaction), release: () => undefined };
  }
  const snapshot = engine.store.snapshot();
  return {
    ...common,
    txnNumber: undefined,
    results: produce(snapshot),
    release: () => snapshot.release(),
  };
};

/** Lists come whole unless the client asks for less. */
export const listBatchSize = (fields: Fields): number => {
  const cursor = fields.document('cursor') ?? doc({});
  return new Fields('cursor', cursor, new Set(['batchSize'])).size('batchSize') ?? Infinity;
};

export const find: Command = {
  fields: findFields,
  isAllowedInTransaction: true,
  run: (context) => {
    const { fields, engine } = context;
    const namespace = namespaceOf(context);
    const query = parseFind(fields);
    const project = projectionOf(fields.document('projection'));
    const batchSize = fields.size('batchSize') ?? FIRST_BATCH_DOCUMENTS;
    const source = openSource(context, namespace, (view) => {
      const collection = collectionIn(context, view);
      if (collection === undefined) return [].values();
      const isWholeRead = project !== undefined;
      const found = runQuery(context, view, collection, query, { isWholeRead });
      return mapItems(found, (item) => toBytes(item, query, project));
    });
    return engine.cursors.start(source, batchSize, fields.flag('singleBatch'));
  },
};

export const getMore: Command = {
  fields: ['collection', 'batchSize', 'term', 'lastKnownCommittedOpTime'],
  isAllowedInTransaction: true,
  run: ({ fields, engine, database, session }) => {
    const id = wholeNumber(fields.value('getMore'));
    if (id === undefined) throw new CommandError('TypeMismatch', 'a cursor id must be a number');
    const namespace = `${database}.${fields.required('text', 'collection')}`;
    const batchSize = fields.size('batchSize') ?? 0;
    return engine.cursors.next(
      id,
      namespace,
      batchSize === 0 ? Infinity : batchSize,
      session?.text,
    );
  },
};

export const killCursors: Command = {
  fields: ['cursors'],
  isAllowedInTransaction: true,
  run: ({ fields, engine }) => {
    const ids = fields.required('array', 'cursors');
    const killed: Value[] = [];
    const unknown: Value[] = [];
    for (const value of ids) {
      const id = wholeNumber(value) ?? 0n;
      (engine.cursors.kill(id) ? killed : unknown).push(id);
    }
    return doc({
      cursorsKilled: killed,
      cursorsNotFound: unknown,
      cursorsAlive: [],
      cursorsUnknown: [],
    });
  },
};

export const count: Command = {
  fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields'],
  isAllowedInTransaction: false,
  run: (context) => {
    const { fields } = context;
    refuseCollation(fields);
    const filter = filterOf(fields.document('query'));
    const skip = fields.size('skip') ?? 0;
    const limit = parseLimit(fields);
    return readOnce(context, (view) => {
      const collection = collectionIn(context, view);
      if (collection === undefined) return doc({ n: countValue(0) });
      if (filter.kind === 'and' && filter.filters.length === 0) {
        const all = view.count(everythingUnder(documentPrefix(collection.id)));
        return doc({ n: countValue(Math.min(limit, Math.max(0, all - skip))) });
      }
      let n = 0;
      const query = { filter, sort: [], skip, limit, hint: parseHint(fields) };
      for (const _found of runQuery(context, view, collection, query, { isWholeRead: false }))
        n += 1;
      return doc({ n: countValue(n) });
    });
  },
};

/** Every value at a path; arrays on the way and at the end give their elements. */
const distinctAt = (value: Maybe, parts: readonly string[]): Value[] => {
  const [part, ...rest] = parts;
  if (Array.isArray(value)) {
    const index = part !== undefined && /^\d+$/.test(part) ? value[Number(part)] : undefined;
    if (index !== undefined) return distinctAt(index, rest);
    return value.flatMap((item) =>
      part === undefined ? [item] : Array.isArray(item) ? [] : distinctAt(item, parts),
    );
  }
  if (part === undefined) return value === undefined ? [] : [value];
  return isDocument(value) ? distinctAt(value.get(part), rest) : [];
};

export const distinct: Command = {
  fields: ['key', 'query', 'collation', 'hint'],
  isAllowedInTransaction: true,
  run: (context) => {
    const { fields } = context;
    refuseCollation(fields);
    const parts = splitPath(fields.required('text', 'key'));
    const filter = filterOf(fields.document('query'));
    return readOnce(context, (view) => {
      const collection = collectionIn(context, view);
      const values = new Map<string, Value>();
      if (collection === undefined) return doc({ values: [] });
      const query = { filter, sort: [], skip: 0, limit: Infinity, hint: parseHint(fields) };
      for (const { document } of runQuery(context, view, collection, query)) {
        for (const value of distinctAt(document, parts)) {
          values.set(valueKey(value).toString('latin1'), value);
        }
      }
      const ordered = [...values].sort(([a], [b]) => (a < b ? -1 : 1));
      return doc({ values: ordered.map(([, value]) => value) });
    });
  },
};
