import { compareValues, equalValues, rankOf } from '../bson/compare.ts';
import type { Value } from '../bson/values.ts';
import type { Filter, Predicate } from '../match/filter.ts';
import { valueTest } from '../match/matcher.ts';
import type { IndexInfo } from '../catalog/collection.ts';

export type PredicatesByPath = ReadonlyMap<string, readonly Predicate[]>;

/** Collects what must hold for every result, by path. */
export const predicatesByPath = (filter: Filter): PredicatesByPath => {
  const found = new Map<string, Predicate[]>();
  const collect = (part: Filter, prefix: string): void => {
    if (part.kind === 'and') {
      for (const inner of part.filters) collect(inner, prefix);
    } else if (part.kind === 'field') {
      const path = `${prefix}${part.path}`;
      found.set(path, [...(found.get(path) ?? []), part.predicate]);
      if (part.predicate.kind === 'elemMatchDocument') collect(part.predicate.filter, `${path}.`);
    }
  };
  collect(filter, '');
  return found;
};

/** Whether only documents that have the field can pass. */
export const impliesExistence = (predicate: Predicate): boolean => {
  switch (predicate.kind) {
    case 'exists':
      return predicate.wanted;
    case 'not':
      return false;
    case 'in':
      return predicate.values.every((value) => value !== null);
    case 'compare':
      return predicate.value !== null && rankOf(predicate.value) > rankOf(null);
    default:
      return true;
  }
};

const isStricter = (query: Predicate, wanted: Predicate): boolean => {
  if (query.kind !== 'compare' || wanted.kind !== 'compare') return false;
  if (rankOf(query.value) !== rankOf(wanted.value)) return false;
  const order = compareValues(query.value, wanted.value);
  if (wanted.operator === 'gt' || wanted.operator === 'gte') {
    if (query.operator !== 'gt' && query.operator !== 'gte') return false;
    return order > 0 || (order === 0 && (wanted.operator === 'gte' || query.operator === 'gt'));
  }
  if (wanted.operator === 'lt' || wanted.operator === 'lte') {
    if (query.operator !== 'lt' && query.operator !== 'lte') return false;
    return order < 0 || (order === 0 && (wanted.operator === 'lte' || query.operator === 'lt'));
  }
  return false;
};

const implies = (query: Predicate, wanted: Predicate): boolean => {
  if (wanted.kind === 'exists' && wanted.wanted) return impliesExistence(query);
  const isMet = (value: Value): boolean => !Array.isArray(value) && valueTest(wanted)(value);
  if (query.kind === 'compare' && query.operator === 'eq') {
    // An operand of null also finds documents without the field; only equality keeps them.
    if (query.value === null) return wanted.kind === 'compare' && equalValues(wanted.value, null);
    return isMet(query.value);
  }
  if (query.kind === 'in' && query.patterns.length === 0) {
    return query.values.every((value) => value !== null && isMet(value));
  }
  return isStricter(query, wanted);
};

/** Whether an index holds every document that the query can match. */
export const coversQuery = (index: IndexInfo, query: PredicatesByPath): boolean => {
  if (index.isSparse) {
    const isPresent = index.fields.some(({ path }) => query.get(path)?.some(impliesExistence));
    if (!isPresent) return false;
  }
  if (index.partial === undefined) return true;
  return isImplied(index.partial.filter, query);
};

const isImplied = (wanted: Filter, query: PredicatesByPath): boolean => {
  if (wanted.kind === 'and') return wanted.filters.every((part) => isImplied(part, query));
  if (wanted.kind !== 'field') return false;
  return query.get(wanted.path)?.some((part) => implies(part, wanted.predicate)) === true;
};
