import { compareValues, equalValues, rankOf } from '../bson/compare.ts';
import { typeName } from '../bson/type-names.ts';
import { BSONRegExp, MaxKey, MinKey, isDocument, isNumber } from '../bson/values.ts';
import type { Document, Maybe, Value } from '../bson/values.ts';
import { valueKey } from '../keys/encode-value.ts';
import { bitsOf } from './bits.ts';
import type { ComparisonOperator, Filter, Predicate } from './filter.ts';
import { anyValueAt, splitPath } from './path.ts';
import type { LeafMode, ValueTest } from './path.ts';
import { compilePattern } from './regex.ts';

export type Matcher = (document: Document) => boolean;

const isNaNValue = (value: Maybe): boolean =>
  isNumber(value) && Number.isNaN(Number(value.toString()));

const passes = (operator: ComparisonOperator, order: number): boolean => {
  switch (operator) {
    case 'eq':
      return order === 0;
    case 'gt':
      return order > 0;
    case 'gte':
      return order >= 0;
    case 'lt':
      return order < 0;
    case 'lte':
      return order <= 0;
  }
};

/** Comparisons only ever match values of the operand's own type; MinKey and MaxKey meet them all. */
const comparisonTest = (operator: ComparisonOperator, operand: Value): ValueTest => {
  if (operand instanceof MinKey || operand instanceof MaxKey) {
    return (value) => value !== undefined && passes(operator, compareValues(value, operand));
  }
  if (isNaNValue(operand)) {
    return (value) => isNaNValue(value) && passes(operator, 0);
  }
  const rank = rankOf(operand);
  return (value) =>
    rankOf(value) === rank &&
    passes(operator, compareValues(value, operand)) &&
    (operator === 'eq' || !isNaNValue(value));
};

const regexTest = (pattern: BSONRegExp): ValueTest => {
  const regex = compilePattern(pattern);
  return (value) =>
    typeof value === 'string'
      ? regex.test(value)
      : value instanceof BSONRegExp && equalValues(value, pattern);
};

/** Above this many operands a set of keys is quicker than comparing one by one. */
const FEW_OPERANDS = 8;

const inTest = (values: readonly Value[], patterns: readonly BSONRegExp[]): ValueTest => {
  const patternTests = patterns.map(regexTest);
  const isAnyPattern: ValueTest = (value) => patternTests.some((test) => test(value));
  if (values.length <= FEW_OPERANDS) {
    return (value) => values.some((item) => equalValues(item, value)) || isAnyPattern(value);
  }
  const keys = new Set(values.map((value) => valueKey(value).toString('latin1')));
  return (value) => keys.has(valueKey(value).toString('latin1')) || isAnyPattern(value);
};

const modTest =
  (divisor: bigint, remainder: bigint): ValueTest =>
  (value) => {
    if (!isNumber(value)) return false;
    const plain = typeof value === 'bigint' ? value : Math.trunc(Number(value.toString()));
    if (typeof plain === 'number' && !Number.isFinite(plain)) return false;
    return BigInt(plain) % divisor === remainder;
  };

const bitsTest =
  ({ mask, wanted }: Extract<Predicate, { kind: 'bits' }>): ValueTest =>
  (value) => {
    const bits = bitsOf(value);
    if (bits === undefined) return false;
    const set = bits & mask;
    switch (wanted) {
      case 'allSet':
        return set === mask;
      case 'allClear':
        return set === 0n;
      case 'anySet':
        return set !== 0n;
      case 'anyClear':
        return set !== mask;
    }
  };

/** Arrays can be looked into by position, so an $elemMatch on documents also accepts them. */
const asDocument = (value: Value): Document | undefined => {
  if (isDocument(value)) return value;
  if (!Array.isArray(value)) return undefined;
  return new Map(value.map((item, index) => [String(index), item]));
};

const elementTest = (predicate: Predicate): ValueTest | undefined => {
  if (predicate.kind === 'elemMatchDocument') {
    const matches = compileFilter(predicate.filter);
    return (item) => {
      const document = item === undefined ? undefined : asDocument(item);
      return document !== undefined && matches(document);
    };
  }
  if (predicate.kind === 'elemMatchValue') {
    const tests = predicate.predicates.map(valueTest);
    return (item) => tests.every((test) => test(item));
  }
  return undefined;
};

/** The test of one element that $elemMatch makes; projections and updates look for it too. */
export const elemMatchTest = elementTest;

/** A test of one value as it stands, without looking into arrays. */
export const valueTest = (predicate: Predicate): ValueTest => {
  switch (predicate.kind) {
    case 'compare':
      return comparisonTest(predicate.operator, predicate.value);
    case 'in':
      return inTest(predicate.values, predicate.patterns);
    case 'exists':
      return (value) => (value !== undefined) === predicate.wanted;
    case 'type':
      return (value) => {
        const name = typeName(value);
        return name !== 'missing' && predicate.names.has(name);
      };
    case 'regex':
      return regexTest(predicate.pattern);
    case 'mod':
      return modTest(predicate.divisor, predicate.remainder);
    case 'bits':
      return bitsTest(predicate);
    case 'size':
      return (value) => Array.isArray(value) && value.length === predicate.size;
    case 'elemMatchDocument':
    case 'elemMatchValue': {
      const test = elementTest(predicate);
      return (value) => Array.isArray(value) && test !== undefined && value.some(test);
    }
    case 'not': {
      const tests = predicate.predicates.map(valueTest);
      return (value) => !tests.every((test) => test(value));
    }
  }
};

const leafMode = (predicate: Predicate): LeafMode =>
  ['exists', 'size', 'elemMatchDocument', 'elemMatchValue'].includes(predicate.kind)
    ? 'whole'
    : 'each';

const compileField = (parts: readonly string[], predicate: Predicate): Matcher => {
  if (predicate.kind === 'not') {
    const inner = predicate.predicates.map((item) => compileField(parts, item));
    return (document) => !inner.every((matches) => matches(document));
  }
  if (predicate.kind === 'exists' && !predicate.wanted) {
    return (document) => !anyValueAt(document, parts, 'whole', (value) => value !== undefined);
  }
  const test = valueTest(predicate);
  const mode = leafMode(predicate);
  return (document) => anyValueAt(document, parts, mode, test);
};

/** Turns a parsed query into a test of documents. */
export const compileFilter = (filter: Filter): Matcher => {
  switch (filter.kind) {
    case 'field':
      return compileField(splitPath(filter.path), filter.predicate);
    case 'constant':
      return () => filter.value;
    case 'expr':
      return filter.test;
    default: {
      const matchers = filter.filters.map(compileFilter);
      if (filter.kind === 'and') return (document) => matchers.every((test) => test(document));
      const isOr = filter.kind === 'or';
      return (document) => matchers.some((test) => test(document)) === isOr;
    }
  }
};
