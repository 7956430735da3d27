import { ensureCollection } from '../catalog/catalog.ts';
import { count, doc, int } from '../bson/values.ts';
import type { Document, Maybe, Value } from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { insertDocument } from '../store/documents.ts';
import type { WriteUnit } from '../store/unit.ts';
import { parseUpdateOrPipeline } from '../update/pipeline-update.ts';
import { parseSort } from '../planner/sort.ts';
import { wholeNumber } from '../bson/whole-number.ts';
import { namespaceOf } from './context.ts';
import type { Command, CommandResult, Context } from './context.ts';
import { Fields } from './fields.ts';
import { deleteMatching, idOf, updateMatching } from './modify.ts';
import { filterOf, parseHint, refuseCollation } from './query.ts';
import type { Query } from './query.ts';
import { runStatements } from './statements.ts';
import type { StatementResults } from './statements.ts';
import { withId } from './upsert.ts';

const writeFields = ['ordered', 'bypassDocumentValidation', 'stmtId', 'stmtIds', 'let'];

const total = ({ results }: StatementResults, name: string): number => {
  let sum = 0;
  for (const result of results.values()) sum += Number(wholeNumber(result.get(name)) ?? 0n);
  return sum;
};

const writeReply = (outcome: StatementResults, more: Record<string, Maybe> = {}): CommandResult =>
  doc({
    n: count(total(outcome, 'n')),
    ...more,
    ...(outcome.writeErrors.length > 0 ? { writeErrors: outcome.writeErrors } : {}),
  });

const MAX_STATEMENTS = 100_000;

const statementsOf = ({ fields }: Context, name: string): Document[] => {
  const statements = fields.required('documents', name);
  if (statements.length === 0 || statements.length > MAX_STATEMENTS) {
    throw new CommandError(
      'InvalidLength',
      `Write batch sizes must be between 1 and ${MAX_STATEMENTS}. Got ${statements.length} operations.`,
    );
  }
  return statements;
};

export const insert: Command = {
  fields: ['documents', ...writeFields],
  isAllowedInTransaction: true,
  run: async (context) => {
    const namespace = namespaceOf(context);
    context.transaction?.use(namespace);
    const outcome = await runStatements(
      context,
      statementsOf(context, 'documents'),
      (unit, document) => {
        insertDocument(unit, ensureCollection(unit, namespace), withId(document));
        return doc({ n: int(1) });
      },
    );
    return writeReply(outcome);
  },
};

const updateStatementFields = new Set([
  'q',
  'u',
  'c',
  'multi',
  'upsert',
  'collation',
  'arrayFilters',
  'hint',
  'sort',
  'upsertSupplied',
]);

const updateOne = (
  context: Context,
  unit: WriteUnit,
  namespace: string,
  statement: Document,
): Document => {
  const fields = new Fields('update.updates', statement, updateStatementFields);
  refuseCollation(fields);
  if (fields.value('c') !== undefined)
    throw failedToParse('constants in updates are not supported');
  const isMulti = fields.flag('multi');
  const update = parseUpdateOrPipeline(
    fields.required('value', 'u'),
    fields.documents('arrayFilters') ?? [],
  );
  if (isMulti && update.isReplacement) {
    throw failedToParse('multi update is not supported for replacement-style update');
  }
  const query: Query = {
    filter: filterOf(fields.required('document', 'q')),
    sort: parseSort(fields.document('sort') ?? doc({})),
    skip: 0,
    limit: isMulti ? Infinity : 1,
    hint: parseHint(fields),
  };
  const { changes, upserted } = updateMatching(
    context,
    unit,
    namespace,
    query,
    update,
    fields.flag('upsert'),
  );
  const modified = changes.filter(({ isChanged }) => isChanged).length;
  return doc({
    n: count(upserted === undefined ? changes.length : 1),
    nModified: count(modified),
    ...(upserted === undefined ? {} : { upserted: idOf(upserted) }),
  });
};

const upsertedOf = ({ results }: StatementResults): Value[] =>
  [...results].flatMap(([index, result]) => {
    const id = result.get('upserted');
    return id === undefined ? [] : [doc({ index: int(index), _id: id })];
  });

export const update: Command = {
  fields: ['updates', ...writeFields],
  isAllowedInTransaction: true,
  run: async (context) => {
    const namespace = namespaceOf(context);
    const outcome = await runStatements(
      context,
      statementsOf(context, 'updates'),
      (unit, statement) => updateOne(context, unit, namespace, statement),
    );
    const upserted = upsertedOf(outcome);
    return writeReply(outcome, {
      nModified: count(total(outcome, 'nModified')),
      ...(upserted.length > 0 ? { upserted } : {}),
    });
  },
};

const deleteStatementFields = new Set(['q', 'limit', 'collation', 'hint']);

const deleteOne = (
  context: Context,
  unit: WriteUnit,
  namespace: string,
  statement: Document,
): Document => {
  const fields = new Fields('delete.deletes', statement, deleteStatementFields);
  refuseCollation(fields);
  const limit = fields.required('size', 'limit');
  if (limit > 1) throw failedToParse('The limit field in delete objects must be 0 or 1.');
  const query: Query = {
    filter: filterOf(fields.required('document', 'q')),
    sort: [],
    skip: 0,
    limit: limit === 1 ? 1 : Infinity,
    hint: parseHint(fields),
  };
  return doc({ n: count(deleteMatching(context, unit, namespace, query).length) });
};

export const deleteCommand: Command = {
  fields: ['deletes', ...writeFields],
  isAllowedInTransaction: true,
  run: async (context) => {
    const namespace = namespaceOf(context);
    const outcome = await runStatements(
      context,
      statementsOf(context, 'deletes'),
      (unit, statement) => deleteOne(context, unit, namespace, statement),
    );
    return writeReply(outcome);
  },
};
