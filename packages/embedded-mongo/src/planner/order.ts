import type { IndexField } from '../keys/index-keys.ts';
import { fieldIntervals } from './bounds.ts';
import type { PredicatesByPath } from './partial.ts';
import type { SortField } from './sort.ts';

/** What of an index decides whether reading it gives a sort. */
export type Ordering = {
  fields: readonly IndexField[];
  /** for each field whether documents may have arrays there */
  hasArray: readonly boolean[];
  /** how many of the first fields every range read fixes to one value each */
  points: number;
};

const isSinglePoint = (field: IndexField, query: PredicatesByPath): boolean => {
  const intervals = fieldIntervals(query.get(field.path) ?? [], false);
  return intervals?.length === 1 && intervals[0]?.isPoint === true;
};

/**
 * Whether what is found has but one value in a field, so that it does not disturb the order. Of an array
 * one element must be that value; others are read as well, unless the ranges leave them out.
 */
const isFixed = (
  { fields, hasArray, points }: Ordering,
  at: number,
  query: PredicatesByPath,
): boolean => {
  const field = fields[at];
  if (field === undefined || (hasArray[at] === true && at >= points)) return false;
  return isSinglePoint(field, query);
};

/** A document with an array sorts by one of its elements, and comes where each of them is. */
const sortsByArray = ({ fields, hasArray }: Ordering, sort: readonly SortField[]): boolean =>
  fields.some(({ path }, at) => hasArray[at] === true && sort.some((by) => by.path === path));

const directionFrom = (
  first: number,
  ordering: Ordering,
  sort: readonly SortField[],
  query: PredicatesByPath,
): boolean | undefined => {
  let at = first;
  let isReverse: boolean | undefined;
  for (const wanted of sort) {
    while (ordering.fields[at]?.path !== wanted.path && isFixed(ordering, at, query)) at += 1;
    const field = ordering.fields[at];
    if (field === undefined || field.path !== wanted.path) return undefined;
    const isTurned = field.isDescending !== wanted.isDescending;
    if (!isFixed(ordering, at, query)) {
      if (isReverse !== undefined && isReverse !== isTurned) return undefined;
      isReverse = isTurned;
    }
    at += 1;
  }
  return isReverse ?? false;
};

/** @returns whether backwards the index gives the sort in one range; undefined when it does not */
export const sortDirection = (
  ordering: Ordering,
  sort: readonly SortField[],
  query: PredicatesByPath,
): boolean | undefined =>
  sortsByArray(ordering, sort) ? undefined : directionFrom(0, ordering, sort, query);

/**
 * The direction in which every single range gives the sort, for ranges that begin with one of several
 * points: `$in` on the first field of an index and a sort by the second.
 */
export const mergeDirection = (
  ordering: Ordering,
  sort: readonly SortField[],
  query: PredicatesByPath,
): boolean | undefined => {
  if (sortsByArray(ordering, sort)) return undefined;
  const leading = ordering.fields
    .slice(0, ordering.points)
    .filter((_field, at) => isFixed(ordering, at, query));
  const wanted = sort.filter(({ path }) => !leading.some((field) => field.path === path));
  return directionFrom(ordering.points, ordering, wanted, query);
};
