import { ensureCollection } from '../catalog/catalog.ts';
import { count, doc, int } from '../bson/values.ts';
import type { Document, Maybe, Value } from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { deleteDocument, insertDocument } from '../store/documents.ts';
import { parseUpdateOrPipeline } from '../update/pipeline-update.ts';
import type { Update } from '../update/update.ts';
import { parseSort } from '../planner/sort.ts';
import { wholeNumber } from '../bson/whole-number.ts';
import { namespaceOf } from './context.ts';
import type { Command, CommandResult, Context } from './context.ts';
import { Fields } from './fields.ts';
import { changeOne, deleteMatching, idOf, updateMatching } from './modify.ts';
import type { Change } from './modify.ts';
import { filterOf, parseHint, refuseCollation } from './query.ts';
import type { Query } from './query.ts';
import { wholeOrInSlices, writeInSlices } from './slices.ts';
import { runStatement, runStatements } from './statements.ts';
import type { Performed, StatementResults } from './statements.ts';
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
      (document, at) =>
        runStatement(context, at, (unit) => {
          insertDocument(unit, ensureCollection(unit, namespace), withId(document));
          return doc({ n: int(1) });
        }),
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

const parseUpdate = (statement: Document): { query: Query; update: Update; isUpsert: boolean } => {
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
  return { query, update, isUpsert: fields.flag('upsert') };
};

const updateReply = (
  changes: readonly Pick<Change, 'isChanged'>[],
  upserted?: Document,
): Document =>
  doc({
    n: count(upserted === undefined ? changes.length : 1),
    nModified: count(changes.filter(({ isChanged }) => isChanged).length),
    ...(upserted === undefined ? {} : { upserted: idOf(upserted) }),
  });

const performUpdate = (
  context: Context,
  namespace: string,
  statement: Document,
  at: number,
): Promise<Performed> => {
  const { query, update, isUpsert } = parseUpdate(statement);
  return wholeOrInSlices(
    () =>
      runStatement(context, at, (unit) => {
        const done = updateMatching(context, unit, namespace, query, update, isUpsert);
        return updateReply(done.changes, done.upserted);
      }),
    () =>
      writeInSlices(context, namespace, query, (unit, collection, found) => {
        const { isChanged } = changeOne(unit, collection, found, query, update);
        return { isChanged };
      }).then((changes) => updateReply(changes)),
  );
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
      async (statement, at) => performUpdate(context, namespace, statement, at),
    );
    const upserted = upsertedOf(outcome);
    return writeReply(outcome, {
      nModified: count(total(outcome, 'nModified')),
      ...(upserted.length > 0 ? { upserted } : {}),
    });
  },
};

const deleteStatementFields = new Set(['q', 'limit', 'collation', 'hint']);

const parseDelete = (statement: Document): Query => {
  const fields = new Fields('delete.deletes', statement, deleteStatementFields);
  refuseCollation(fields);
  const limit = fields.required('size', 'limit');
  if (limit > 1) throw failedToParse('The limit field in delete objects must be 0 or 1.');
  return {
    filter: filterOf(fields.required('document', 'q')),
    sort: [],
    skip: 0,
    limit: limit === 1 ? 1 : Infinity,
    hint: parseHint(fields),
  };
};

const performDelete = (
  context: Context,
  namespace: string,
  statement: Document,
  at: number,
): Promise<Performed> => {
  const query = parseDelete(statement);
  return wholeOrInSlices(
    () =>
      runStatement(context, at, (unit) =>
        doc({ n: count(deleteMatching(context, unit, namespace, query).length) }),
      ),
    () =>
      writeInSlices(context, namespace, query, (unit, collection, { record, document }) =>
        deleteDocument(unit, collection, record, document),
      ).then((deleted) => doc({ n: count(deleted.length) })),
  );
};

export const deleteCommand: Command = {
  fields: ['deletes', ...writeFields],
  isAllowedInTransaction: true,
  run: async (context) => {
    const namespace = namespaceOf(context);
    const outcome = await runStatements(
      context,
      statementsOf(context, 'deletes'),
      async (statement, at) => performDelete(context, namespace, statement, at),
    );
    return writeReply(outcome);
  },
};
