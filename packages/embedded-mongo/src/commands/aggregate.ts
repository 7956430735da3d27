import { findCollection } from '../catalog/catalog.ts';
import { encode } from '../bson/encode.ts';
import { Int32, count, isDocument } from '../bson/values.ts';
import type { Document, Value } from '../bson/values.ts';
import { CommandError, failedToParse, notSupported } from '../errors.ts';
import { compileStages, parseStages } from '../aggregate/pipeline.ts';
import type { NamedStage, PipelineContext } from '../aggregate/pipeline.ts';
import { documentPrefix, everythingUnder } from '../keys/layout.ts';
import { parseFilter } from '../match/parse.ts';
import { wholeNumber } from '../bson/whole-number.ts';
import type { Filter } from '../match/filter.ts';
import { parseSort } from '../planner/sort.ts';
import type { View } from '../store/view.ts';
import { namespaceOf } from './context.ts';
import type { Command, Context } from './context.ts';
import { FIRST_BATCH_DOCUMENTS } from './cursors.ts';
import { Fields } from './fields.ts';
import { mapItems, openSource } from './find.ts';
import { parseHint, refuseCollation, runQuery } from './query.ts';
import type { Query } from './query.ts';

export type SplitPipeline = { query: Query; rest: NamedStage[] };

/** The leading $match, $sort and $limit become a query, which the planner can use indexes for. */
export const splitPipeline = (
  stages: readonly NamedStage[],
  hint: Query['hint'],
): SplitPipeline => {
  const filters: Filter[] = [];
  const rest = [...stages];
  while (rest[0]?.name === '$match' && isDocument(rest[0].operand)) {
    filters.push(parseFilter(rest[0].operand));
    rest.shift();
  }
  const query: Query = {
    filter: { kind: 'and', filters },
    sort: [],
    skip: 0,
    limit: Infinity,
    hint,
  };
  const [sort] = rest;
  if (sort?.name === '$sort' && isDocument(sort.operand) && sort.operand.size > 0) {
    query.sort = parseSort(sort.operand);
    rest.shift();
  }
  const [limit] = rest;
  const size = limit?.name === '$limit' ? Number(wholeNumber(limit.operand)) : NaN;
  // The stage itself stays: it also checks its operand.
  if (Number.isSafeInteger(size) && size > 0) query.limit = size;
  return { query, rest };
};

function* documentsOf(
  context: Context,
  view: View,
  namespace: string,
  query: Query,
): Generator<Document> {
  context.transaction?.use(namespace);
  const collection = findCollection(view, namespace);
  if (collection === undefined) return;
  for (const { document } of runQuery(context, view, collection, query)) yield document;
}

const everything = ({ filter, sort, limit }: Query): boolean =>
  filter.kind === 'and' &&
  filter.filters.every((part) => part.kind === 'and' && part.filters.length === 0) &&
  sort.length === 0 &&
  limit === Infinity;

/**
 * What drivers send for a count without a filter: one group of all documents, each counted as 1. The
 * number of keys is the answer, so no document is read.
 * @returns the _id of the group and the field that counts, or undefined for any other pipeline
 */
const plainCount = (query: Query, rest: readonly NamedStage[]) => {
  const [group, ...others] = rest;
  if (!everything(query) || group?.name !== '$group' || others.length > 0) return undefined;
  if (!isDocument(group.operand) || group.operand.size !== 2) return undefined;
  const [[first, id] = [], [field, sum] = []] = [...group.operand];
  if (first !== '_id' || !(id instanceof Int32) || field === undefined) return undefined;
  if (!isDocument(sum) || sum.size !== 1) return undefined;
  const one = sum.get('$sum');
  return one instanceof Int32 && one.value === 1 ? { id, field } : undefined;
};

const countAll = (
  context: Context,
  view: View,
  namespace: string,
  { id, field }: { id: Int32; field: string },
): Document[] => {
  context.transaction?.use(namespace);
  const collection = findCollection(view, namespace);
  if (collection === undefined) return [];
  const all = view.count(everythingUnder(documentPrefix(collection.id)));
  return all === 0
    ? []
    : [
        new Map<string, Value>([
          ['_id', id],
          [field, count(all)],
        ]),
      ];
};

const stageContext = (context: Context, view: View): PipelineContext => ({
  find: (collection, filter) =>
    documentsOf(context, view, `${context.database}.${collection}`, {
      filter,
      sort: [],
      skip: 0,
      limit: Infinity,
      hint: undefined,
    }),
});

const batchSizeOf = (fields: Fields): number => {
  const cursor = fields.document('cursor');
  if (cursor === undefined) {
    throw failedToParse(
      "The 'cursor' option is required, except for aggregate with the explain argument",
    );
  }
  return (
    new Fields('aggregate.cursor', cursor, new Set(['batchSize'])).size('batchSize') ??
    FIRST_BATCH_DOCUMENTS
  );
};

export const pipelineOf = (fields: Fields): Value[] => fields.required('array', 'pipeline');

export const aggregateFields = [
  'pipeline',
  'cursor',
  'allowDiskUse',
  'hint',
  'collation',
  'let',
  'explain',
  'bypassDocumentValidation',
];

export const aggregate: Command = {
  fields: aggregateFields,
  isAllowedInTransaction: true,
  run: (context) => {
    const { fields, engine } = context;
    refuseCollation(fields);
    if ((fields.document('let')?.size ?? 0) > 0) throw notSupported("the aggregate option 'let'");
    if (fields.flag('explain'))
      throw notSupported("the aggregate option 'explain' (use the explain command)");
    if (typeof fields.value('aggregate') !== 'string') {
      throw new CommandError(
        'NotImplemented',
        'aggregating over a whole database is not supported',
      );
    }
    const namespace = namespaceOf(context);
    const { query, rest } = splitPipeline(parseStages(pipelineOf(fields)), parseHint(fields));
    const counting = plainCount(query, rest);
    const source = openSource(context, namespace, (view) => {
      if (counting !== undefined) {
        return mapItems(countAll(context, view, namespace, counting), (found) => encode(found));
      }
      const run = compileStages(rest, stageContext(context, view));
      const results = run(documentsOf(context, view, namespace, query));
      return mapItems(results, (document) => encode(document));
    });
    return engine.cursors.start(source, batchSizeOf(fields));
  },
};
