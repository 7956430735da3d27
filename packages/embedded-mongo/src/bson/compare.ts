import { compareNumbers } from './exact-number.ts';
import {
  BSONRegExp,
  Binary,
  Code,
  Decimal128,
  Int32,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  isDocument,
  isNumber,
} from './values.ts';
import type { Document, Maybe, Value } from './values.ts';

/**
 * MongoDB's order of types. Values of types that share a rank compare with each other.
 * Gaps do not matter; `missing` counts as null when values are sorted.
 */
export const typeRank = {
  minKey: 0x10,
  /** only in index keys: what an empty array leaves there */
  emptyArray: 0x14,
  null: 0x18,
  number: 0x20,
  string: 0x28,
  object: 0x30,
  array: 0x38,
  binData: 0x40,
  objectId: 0x48,
  bool: 0x50,
  date: 0x58,
  timestamp: 0x60,
  regex: 0x68,
  code: 0x70,
  maxKey: 0x78,
} as const;

const classRanks: readonly (readonly [new (...args: never[]) => object, number])[] = [
  [Int32, typeRank.number],
  [Date, typeRank.date],
  [ObjectId, typeRank.objectId],
  [Map, typeRank.object],
  [Array, typeRank.array],
  [Decimal128, typeRank.number],
  [Binary, typeRank.binData],
  [Timestamp, typeRank.timestamp],
  [BSONRegExp, typeRank.regex],
  [Code, typeRank.code],
  [MinKey, typeRank.minKey],
  [MaxKey, typeRank.maxKey],
];

export const rankOf = (value: Maybe): number => {
  switch (typeof value) {
    case 'undefined':
      return typeRank.null;
    case 'string':
      return typeRank.string;
    case 'number':
    case 'bigint':
      return typeRank.number;
    case 'boolean':
      return typeRank.bool;
    default:
  }
  if (value === null) return typeRank.null;
  for (const [type, rank] of classRanks) if (value instanceof type) return rank;
  throw new Error('a value of no BSON type');
};

const compareTexts = (a: string, b: string): number => {
  if (a === b) return 0;
  // UTF-16 order and UTF-8 order agree unless surrogates meet characters above U+D7FF.
  for (let i = 0; ; i += 1) {
    if (i >= a.length) return -1;
    if (i >= b.length) return 1;
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left === right) continue;
    const isLeftSurrogate = left >= 0xd800 && left <= 0xdfff;
    const isRightSurrogate = right >= 0xd800 && right <= 0xdfff;
    if (isLeftSurrogate !== isRightSurrogate) return isLeftSurrogate ? 1 : -1;
    return left < right ? -1 : 1;
  }
};

const compareArrays = (a: readonly Value[], b: readonly Value[]): number => {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i += 1) {
    const order = compareValues(a[i], b[i]);
    if (order !== 0) return order;
  }
  return Math.sign(a.length - b.length);
};

/** Field by field: type first, then name, then value; the shorter document first. */
const compareDocuments = (a: Document, b: Document): number => {
  const right = b.entries();
  for (const [leftName, leftValue] of a) {
    const next = right.next();
    if (next.done) return 1;
    const [rightName, rightValue] = next.value;
    const order =
      Math.sign(rankOf(leftValue) - rankOf(rightValue)) ||
      compareTexts(leftName, rightName) ||
      compareValues(leftValue, rightValue);
    if (order !== 0) return order;
  }
  return right.next().done ? 0 : -1;
};

const compareBinaries = (a: Binary, b: Binary): number =>
  Math.sign(a.length() - b.length()) ||
  Math.sign(a.sub_type - b.sub_type) ||
  Buffer.compare(a.value(), b.value());

const compareBigints = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

const compareRare = (a: Value, b: Value): number => {
  if (a instanceof Binary && b instanceof Binary) return compareBinaries(a, b);
  if (a instanceof Timestamp && b instanceof Timestamp) {
    return compareBigints(a.toBigInt(), b.toBigInt());
  }
  if (a instanceof BSONRegExp && b instanceof BSONRegExp) {
    return compareTexts(a.pattern, b.pattern) || compareTexts(a.options, b.options);
  }
  if (a instanceof Code && b instanceof Code) return compareTexts(a.code, b.code);
  return 0;
};

const compareSameRank = (a: Value, b: Value): number => {
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (a instanceof Date && b instanceof Date) return Math.sign(a.getTime() - b.getTime());
  if (a instanceof ObjectId && b instanceof ObjectId) return Buffer.compare(a.id, b.id);
  if (typeof a === 'boolean') return Number(a) - Number(b);
  if (isDocument(a) && isDocument(b)) return compareDocuments(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return compareArrays(a, b);
  return compareRare(a, b);
};

/** MongoDB's total order over all values; a missing one counts as null. */
export const compareValues = (a: Maybe, b: Maybe): number => {
  const order = Math.sign(rankOf(a) - rankOf(b));
  if (order !== 0) return order;
  return compareSameRank(a ?? null, b ?? null);
};

export const equalValues = (a: Maybe, b: Maybe): boolean => compareValues(a, b) === 0;
