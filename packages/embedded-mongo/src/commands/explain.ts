import { findCollection, keyPattern } from '../catalog/catalog.ts';
import { isMultikey } from '../catalog/multikey.ts';
import type { CollectionInfo } from '../catalog/collection.ts';
import { parseStages } from '../aggregate/pipeline.ts';
import { wholeNumber } from '../bson/whole-number.ts';
import { count, doc, int, isDocument } from '../bson/values.ts';
import type { Document } from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import type { Plan } from '../planner/plan.ts';
import { noCounters } from '../planner/scan.ts';
import { parseSort } from '../planner/sort.ts';
import type { View } from '../store/view.ts';
import { aggregateFields, pipelineOf, splitPipeline } from './aggregate.ts';
import { readOnce } from './context.ts';
import type { Command, Context } from './context.ts';
import { Fields } from './fields.ts';
import { findFields, parseFind } from './find.ts';
import { filterOf, parseHint, planQuery, runQuery } from './query.ts';
import type { Query } from './query.ts';

/** A command's own fields and whatever the driver sends along with every command. */
const ENVELOPE = [
  '$db',
  'lsid',
  'readConcern',
  'comment',
  'maxTimeMS',
  '$readPreference',
  'writeConcern',
];

type Explained = { target: string; query: Query };

const statementQuery = (
  name: string,
  fields: Fields,
  list: string,
  many: (statement: Document) => boolean,
): Query => {
  const [statement] = fields.required('documents', list);
  const filter = statement?.get('q');
  if (statement === undefined || !isDocument(filter))
    throw failedToParse(`nothing to explain in ${name}`);
  return {
    filter: filterOf(filter),
    sort: [],
    skip: 0,
    limit: many(statement) ? Infinity : 1,
    hint: undefined,
  };
};

const queryOf = (name: string, command: Document): Query => {
  const allowed = (own: readonly string[]) => new Set([name, ...ENVELOPE, ...own]);
  const rest = { sort: [], skip: 0, limit: Infinity };
  switch (name) {
    case 'find':
      return parseFind(new Fields(name, command, allowed(findFields)));
    case 'aggregate': {
      const fields = new Fields(name, command, allowed(aggregateFields));
      return splitPipeline(parseStages(pipelineOf(fields)), parseHint(fields)).query;
    }
    case 'count':
    case 'distinct': {
      const fields = new Fields(
        name,
        command,
        allowed(['query', 'key', 'hint', 'limit', 'skip', 'fields']),
      );
      return { ...rest, filter: filterOf(fields.document('query')), hint: parseHint(fields) };
    }
    case 'update':
      return statementQuery(
        name,
        new Fields(name, command),
        'updates',
        (one) => one.get('multi') === true,
      );
    case 'delete':
      return statementQuery(
        name,
        new Fields(name, command),
        'deletes',
        (one) => wholeNumber(one.get('limit')) === 0n,
      );
    case 'findAndModify': {
      const fields = new Fields(name, command);
      const sort = parseSort(fields.document('sort') ?? doc({}));
      return {
        filter: filterOf(fields.document('query')),
        sort,
        skip: 0,
        limit: 1,
        hint: parseHint(fields),
      };
    }
    default:
      throw new CommandError('CommandNotFound', `Explain failed due to unknown command: ${name}`);
  }
};

const parseExplained = (fields: Fields): Explained => {
  const command = fields.required('document', 'explain');
  const [first] = command;
  const [name, target] = first ?? ['', null];
  if (typeof target !== 'string')
    throw failedToParse('the explained command must name a collection');
  return { target, query: queryOf(name, command) };
};

const describeAccess = (view: View, plan: Plan, sort: Query['sort']): Document => {
  const direction = plan.isReverse ? 'backward' : 'forward';
  const { index, alternatives } = plan;
  if (alternatives !== undefined) {
    const isMerged = plan.isSorted && sort.length > 0;
    return doc({
      stage: isMerged ? 'SORT_MERGE' : 'OR',
      inputStages: alternatives.map((alternative) => describeAccess(view, alternative, sort)),
    });
  }
  if (index === undefined) {
    return doc({ stage: plan.isBounded ? 'CLUSTERED_IXSCAN' : 'COLLSCAN', direction });
  }
  const scan = doc({
    stage: 'IXSCAN',
    keyPattern: keyPattern(index),
    indexName: index.name,
    isMultiKey: isMultikey(view, index),
    isUnique: index.isUnique,
    isSparse: index.isSparse,
    isPartial: index.partial !== undefined,
    direction,
    rangeCount: int(plan.ranges.length),
  });
  const entries =
    plan.mergeBehind === undefined ? scan : doc({ stage: 'SORT_MERGE', inputStage: scan });
  return doc({ stage: 'FETCH', inputStage: entries });
};

const describePlan = (view: View, plan: Plan, query: Query): Document => {
  const access = describeAccess(view, plan, query.sort);
  const sorted = plan.isSorted ? access : doc({ stage: 'SORT', inputStage: access });
  return Number.isFinite(query.limit)
    ? doc({ stage: 'LIMIT', limitAmount: count(query.limit), inputStage: sorted })
    : sorted;
};

const measure = (
  context: Context,
  view: View,
  collection: CollectionInfo,
  query: Query,
): Document => {
  const counters = noCounters();
  const startedAtMs = context.engine.now();
  let returned = 0;
  for (const _found of runQuery(context, view, collection, query, { counters })) returned += 1;
  return doc({
    executionSuccess: true,
    nReturned: count(returned),
    executionTimeMillis: count(context.engine.now() - startedAtMs),
    totalKeysExamined: count(counters.keysExamined),
    totalDocsExamined: count(counters.docsExamined),
  });
};

const VERBOSITY = ['queryPlanner', 'executionStats', 'allPlansExecution'];

/** Says how documents would be reached and, beyond "queryPlanner", reaches them to count. */
export const explain: Command = {
  fields: ['verbosity'],
  run: (context) => {
    const { fields, database } = context;
    const verbosity = fields.text('verbosity') ?? 'allPlansExecution';
    if (!VERBOSITY.some((known) => known === verbosity))
      throw failedToParse('verbosity string must be known');
    const { target, query } = parseExplained(fields);
    return readOnce(context, (view) => {
      const collection = findCollection(view, `${database}.${target}`);
      const winningPlan =
        collection === undefined
          ? doc({ stage: 'EOF' })
          : describePlan(view, planQuery(view, collection, query), query);
      const reply = doc({
        explainVersion: '1',
        queryPlanner: doc({ namespace: `${database}.${target}`, winningPlan, rejectedPlans: [] }),
      });
      if (verbosity !== 'queryPlanner' && collection !== undefined) {
        reply.set('executionStats', measure(context, view, collection, query));
      }
      return reply;
    });
  },
};
