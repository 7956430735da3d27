import type { CollectionInfo } from '../catalog/collection.ts';
import { Int32, isDocument } from '../bson/values.ts';
import type { Document } from '../bson/values.ts';
import { CommandError, notSupported } from '../errors.ts';
import { matchAll } from '../match/filter.ts';
import type { Filter } from '../match/filter.ts';
import { parseFilter } from '../match/parse.ts';
import { choosePlan } from '../planner/plan.ts';
import type { Hint, Plan } from '../planner/plan.ts';
import { compileFoundFilter } from '../planner/found.ts';
import type { Found } from '../planner/found.ts';
import { scan } from '../planner/scan.ts';
import type { ScanCounters } from '../planner/scan.ts';
import { sortItems, sortKeyOf } from '../planner/sort.ts';
import type { SortField } from '../planner/sort.ts';
import type { View } from '../store/view.ts';
import { timeExceeded } from './context.ts';
import type { Context } from './context.ts';
import type { Fields } from './fields.ts';

export type Query = {
  filter: Filter;
  sort: readonly SortField[];
  skip: number;
  limit: number;
  hint: Hint;
};

export const parseHint = (fields: Fields): Hint => {
  const hint = fields.value('hint');
  if (hint === undefined || (isDocument(hint) && hint.size === 0)) return undefined;
  if (typeof hint === 'string' || isDocument(hint)) return hint;
  throw new CommandError('FailedToParse', 'hint must be a string or an object');
};

/** Only the simple collation is known: comparing strings by their bytes. */
export const refuseCollation = (fields: Fields): void => {
  const collation = fields.document('collation');
  if (collation !== undefined && collation.get('locale') !== 'simple')
    throw notSupported('collation');
};

export const filterOf = (filter: Document | undefined): Filter =>
  filter === undefined ? matchAll : parseFilter(filter);

/** How often a long scan looks at the clock. */
const DOCUMENTS_PER_CLOCK = 128;

function* withDeadline<T>(items: Iterable<T>, context: Context): Generator<T> {
  const { deadlineMs, engine } = context;
  if (deadlineMs === undefined) {
    yield* items;
    return;
  }
  let seen = 0;
  for (const item of items) {
    seen += 1;
    if (seen % DOCUMENTS_PER_CLOCK === 1 && engine.now() > deadlineMs) throw timeExceeded();
    yield item;
  }
}

function* window<T>(items: Iterable<T>, skip: number, limit: number): Generator<T> {
  let at = 0;
  for (const item of items) {
    if (at >= skip) yield item;
    at += 1;
    if (at >= skip + limit) return;
  }
}

export const planQuery = (view: View, collection: CollectionInfo, query: Query): Plan =>
  choosePlan({ view, collection, filter: query.filter, sort: query.sort, hint: query.hint });

type Run = {
  readonly counters?: ScanCounters;
  /** Unless the bytes of what is found are enough. */
  readonly isWholeRead?: boolean;
};

/** The documents of a query, in order, one at a time. */
export function* runQuery(
  context: Context,
  view: View,
  collection: CollectionInfo,
  query: Query,
  { counters, isWholeRead = true }: Run = {},
): Generator<Found> {
  const plan = planQuery(view, collection, query);
  const { skip, limit, sort } = query;
  if (limit === 0) return;
  const found = withDeadline(
    scan(view, collection, plan, compileFoundFilter(query.filter, isWholeRead || !plan.isSorted), {
      sort,
      ...(counters === undefined ? {} : { counters }),
    }),
    context,
  );
  if (plan.isSorted) {
    yield* window(found, skip, limit);
    return;
  }
  const keyOf = sortKeyOf(sort);
  const sorted = sortItems(
    found,
    ({ document }) => keyOf(document),
    ({ bytes }) => bytes.length,
    skip + limit,
  );
  yield* sorted.slice(skip);
}

/** Limits on the wire: 0 is none, and some commands say "one batch" with a negative number. */
export const parseLimit = (fields: Fields): number => {
  const limit = fields.value('limit');
  if (limit instanceof Int32 && limit.value < 0) {
    throw new CommandError('BadValue', 'limit must not be negative', { location: 51024 });
  }
  const size = fields.size('limit') ?? 0;
  return size === 0 ? Infinity : size;
};
