import { rankOf } from '../bson/compare.ts';
import { MaxKey, MinKey, isNumber } from '../bson/values.ts';
import type { BSONRegExp, Value } from '../bson/values.ts';
import { valueKey } from '../keys/encode-value.ts';
import { after, boundPart, isTooLong } from '../keys/layout.ts';
import type { Range } from '../keys/layout.ts';
import type { Predicate } from '../match/filter.ts';

/** One end of an interval: a whole key, or the beginning of several. */
type Bound = { bytes: Buffer; isInclusive: boolean };

/** Values between two bounds, ascending, whatever the direction of the index. */
export type Interval = { low: Bound; high: Bound; isPoint: boolean };

const inclusive = (bytes: Buffer): Bound => ({ bytes, isInclusive: true });

const point = (value: Value): Interval => {
  const bound = inclusive(valueKey(value));
  return { low: bound, high: bound, isPoint: true };
};

const MAX_POINTS = 1000;

const isBoundable = (value: Value): boolean =>
  !Array.isArray(value) && !(value instanceof MinKey) && !(value instanceof MaxKey);

const rangeOf = (operator: 'gt' | 'gte' | 'lt' | 'lte', value: Value): Interval => {
  const bound = { bytes: valueKey(value), isInclusive: operator === 'gte' || operator === 'lte' };
  // Comparisons never leave the type of their operand.
  const type = inclusive(Buffer.of(rankOf(value)));
  return operator === 'gt' || operator === 'gte'
    ? { low: bound, high: type, isPoint: false }
    : { low: type, high: bound, isPoint: false };
};

const SIMPLE_PREFIX = /^\^([\p{L}\p{N} _@:,;=<>&%#~"'!/-]+)(.?)/u;

/** A pattern that starts with plain text bounds the strings it can match. */
const patternIntervals = (pattern: BSONRegExp): Interval[] | undefined => {
  if (pattern.options !== '') return undefined;
  const match = SIMPLE_PREFIX.exec(pattern.pattern);
  if (match === null || pattern.pattern.includes('|')) return undefined;
  const [, text = '', next = ''] = match;
  // A quantifier makes the last character optional or repeated.
  const prefix = '?*{+'.includes(next) && next !== '' ? text.replace(/.$/u, '') : text;
  if (prefix === '') return undefined;
  const key = valueKey(prefix);
  const bound = inclusive(key.subarray(0, key.length - 2));
  return [{ low: bound, high: bound, isPoint: false }, point(pattern)];
};

/** Where in an index the values that pass can be; undefined when anywhere. */
const intervalsOf = (predicate: Predicate): Interval[] | undefined => {
  switch (predicate.kind) {
    case 'compare': {
      const { operator, value } = predicate;
      if (!isBoundable(value)) return undefined;
      if (operator === 'eq') return [point(value)];
      if (isNumber(value) && Number.isNaN(Number(value.toString()))) return undefined;
      return [rangeOf(operator, value)];
    }
    case 'in': {
      const { values, patterns } = predicate;
      if (patterns.length > 0 || values.length > MAX_POINTS) return undefined;
      return values.every(isBoundable) ? values.map(point) : undefined;
    }
    case 'regex':
      return patternIntervals(predicate.pattern);
    case 'elemMatchValue':
      return fieldIntervals(predicate.predicates, false);
    default:
      return undefined;
  }
};

const startOf = ({ bytes, isInclusive }: Bound): Buffer => (isInclusive ? bytes : after(bytes));
const endOf = ({ bytes, isInclusive }: Bound): Buffer => (isInclusive ? after(bytes) : bytes);

const intersect = (a: Interval, b: Interval): Interval => ({
  low: Buffer.compare(startOf(a.low), startOf(b.low)) >= 0 ? a.low : b.low,
  high: Buffer.compare(endOf(a.high), endOf(b.high)) <= 0 ? a.high : b.high,
  isPoint: false,
});

/**
 * The intervals one field's predicates leave.
 * @param hasArrays then each predicate may be met by another element, so only one can bound
 */
export const fieldIntervals = (
  predicates: readonly Predicate[],
  hasArrays: boolean,
): Interval[] | undefined => {
  const bounded = predicates.map(intervalsOf).filter((intervals) => intervals !== undefined);
  const points = bounded.find((intervals) => intervals.every(({ isPoint }) => isPoint));
  if (points !== undefined) return points;
  const [first, ...others] = bounded;
  if (first === undefined || hasArrays || first.length > 1) return first;
  const singles = others.flatMap((intervals) => (intervals.length === 1 ? intervals : []));
  const [start] = first;
  return start === undefined ? first : [singles.reduce(intersect, start)];
};

const invert = (bytes: Buffer): Buffer => bytes.map((byte) => byte ^ 0xff) as Buffer;

const turned = ({ bytes, isInclusive }: Bound): Bound => ({ bytes: invert(bytes), isInclusive });

/** @returns the byte range of an interval in one component of a key */
export const componentRange = ({ low, high }: Interval, isDescending: boolean): Range =>
  isDescending
    ? { start: startOf(turned(high)), end: endOf(turned(low)) }
    : { start: startOf(low), end: endOf(high) };

/** Widens a range that ends in parts too long for the store, where keys are cut short. */
export const fitRange = ({ start, end }: Range): Range => ({
  start: boundPart(start),
  end: isTooLong(end) ? after(boundPart(end)) : end,
});
