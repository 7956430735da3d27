import { count, doc } from '../bson/values.ts';
import type { Document, Maybe } from '../bson/values.ts';
import { failedToParse } from '../errors.ts';
import { matchedPosition } from '../match/position.ts';
import { parseSort } from '../planner/sort.ts';
import type { WriteUnit } from '../store/unit.ts';
import { parseUpdateOrPipeline } from '../update/pipeline-update.ts';
import { namespaceOf } from './context.ts';
import type { Command, Context } from './context.ts';
import { projectionOf } from './find.ts';
import { deleteMatching, idOf, updateMatching } from './modify.ts';
import { filterOf, parseHint, refuseCollation } from './query.ts';
import type { Query } from './query.ts';
import { runStatement } from './statements.ts';

const queryOf = ({ fields }: Context): Query => ({
  filter: filterOf(fields.document('query')),
  sort: parseSort(fields.document('sort') ?? doc({})),
  skip: 0,
  limit: 1,
  hint: parseHint(fields),
});

const shown = ({ fields }: Context, query: Query, document: Document | undefined): Maybe => {
  if (document === undefined) return null;
  const project = projectionOf(fields.document('fields'));
  return project === undefined
    ? document
    : project(document, matchedPosition(document, query.filter));
};

const remove = (context: Context, unit: WriteUnit, namespace: string): Document => {
  const query = queryOf(context);
  const [deleted] = deleteMatching(context, unit, namespace, query);
  return doc({
    lastErrorObject: doc({ n: count(deleted === undefined ? 0 : 1) }),
    value: shown(context, query, deleted),
  });
};

const change = (context: Context, unit: WriteUnit, namespace: string): Document => {
  const { fields } = context;
  const query = queryOf(context);
  const update = parseUpdateOrPipeline(
    fields.required('value', 'update'),
    fields.documents('arrayFilters') ?? [],
  );
  const { changes, upserted } = updateMatching(
    context,
    unit,
    namespace,
    query,
    update,
    fields.flag('upsert'),
  );
  const [changed] = changes;
  const isNew = fields.flag('new');
  return doc({
    lastErrorObject: doc({
      n: count(changed === undefined && upserted === undefined ? 0 : 1),
      updatedExisting: changed !== undefined,
      ...(upserted === undefined ? {} : { upserted: idOf(upserted) }),
    }),
    value: shown(context, query, isNew ? (changed?.after ?? upserted) : changed?.before),
  });
};

export const findAndModify: Command = {
  fields: [
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'arrayFilters',
    'hint',
    'collation',
    'bypassDocumentValidation',
    'stmtId',
    'let',
  ],
  isAllowedInTransaction: true,
  run: async (context) => {
    const { fields } = context;
    const namespace = namespaceOf(context);
    refuseCollation(fields);
    const isRemoval = fields.flag('remove');
    if (isRemoval && fields.value('update') !== undefined) {
      throw failedToParse('Cannot specify both an update and remove=true');
    }
    if (isRemoval && (fields.flag('upsert') || fields.flag('new'))) {
      throw failedToParse('Cannot specify upsert or new together with remove=true');
    }
    const { result, durable } = await runStatement(context, 0, (unit) =>
      isRemoval ? remove(context, unit, namespace) : change(context, unit, namespace),
    );
    await durable;
    return result;
  },
};
