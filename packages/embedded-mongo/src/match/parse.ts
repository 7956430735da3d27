import { typeCode } from '../bson/type-names.ts';
import type { TypeName } from '../bson/type-names.ts';
import { BSONRegExp, isDocument, isNumber } from '../bson/values.ts';
import type { Document, Maybe, Value } from '../bson/values.ts';
import { wholeNumber } from '../bson/whole-number.ts';
import { badValue, failedToParse, notSupported } from '../errors.ts';
import { compileExpressionTest } from '../aggregate/expression-test.ts';
import { parseBits } from './bits.ts';
import type { Filter, Predicate } from './filter.ts';
import { compilePattern } from './regex.ts';

const isOperatorDocument = (value: Value): value is Document => {
  if (!isDocument(value)) return false;
  const [first] = value.keys();
  // DBRef fields start with a dollar and are data.
  return first?.startsWith('$') === true && !['$ref', '$id', '$db'].includes(first);
};

const arrayOperand = (operator: string, value: Value): Value[] => {
  if (!Array.isArray(value)) throw badValue(`${operator} needs an array`);
  return value;
};

const parseIn = (operator: string, value: Value): Predicate => {
  const items = arrayOperand(operator, value);
  if (items.some(isOperatorDocument)) throw badValue(`cannot nest $ under ${operator}`);
  const patterns = items.filter((item) => item instanceof BSONRegExp);
  for (const pattern of patterns) compilePattern(pattern);
  return { kind: 'in', values: items, patterns };
};

const parseTypes = (value: Value): Predicate => {
  const names = new Set<TypeName>();
  for (const item of Array.isArray(value) ? value : [value]) {
    if (item === 'number') {
      for (const name of ['double', 'int', 'long', 'decimal'] as const) names.add(name);
      continue;
    }
    const found = (Object.keys(typeCode) as TypeName[]).find(
      (name) => name === item || BigInt(typeCode[name]) === wholeNumber(item),
    );
    if (found === undefined) throw badValue('Unknown type name alias or code in $type');
    names.add(found);
  }
  if (names.size === 0) throw failedToParse('$type must match at least one type');
  return { kind: 'type', names };
};

const parseRegex = (operators: Document, value: Value): Predicate => {
  const options = operators.get('$options');
  if (options !== undefined && typeof options !== 'string') {
    throw badValue('$options has to be a string');
  }
  if (value instanceof BSONRegExp) {
    if (options !== undefined && value.options !== '') {
      throw badValue('options set in both $regex and $options');
    }
    return parsePattern(new BSONRegExp(value.pattern, options ?? value.options));
  }
  if (typeof value !== 'string') throw badValue('$regex has to be a string');
  return parsePattern(new BSONRegExp(value, options ?? ''));
};

const parsePattern = (pattern: BSONRegExp): Predicate => {
  compilePattern(pattern);
  return { kind: 'regex', pattern };
};

const parseMod = (value: Value): Predicate => {
  if (!Array.isArray(value) || value.length !== 2) {
    throw badValue('malformed mod, needs to be an array of a divisor and a remainder');
  }
  const [divisor, remainder] = value.map((item) =>
    isNumber(item) && Number.isFinite(Number(item)) ? BigInt(Math.trunc(Number(item))) : undefined,
  );
  if (divisor === undefined || remainder === undefined) throw badValue('malformed mod');
  if (divisor === 0n) throw badValue('divisor cannot be 0');
  return { kind: 'mod', divisor, remainder };
};

const parseSize = (value: Value): Predicate => {
  const size = wholeNumber(value);
  if (size === undefined || size < 0n) {
    throw failedToParse('$size must be a non-negative whole number');
  }
  return { kind: 'size', size: Number(size) };
};

const parseElemMatch = (value: Value): Predicate => {
  if (!isDocument(value)) throw badValue('$elemMatch needs an Object');
  const [first] = value.keys();
  const isValueForm =
    isOperatorDocument(value) && !['$and', '$or', '$nor', '$where', '$expr'].includes(first ?? '');
  return isValueForm
    ? { kind: 'elemMatchValue', predicates: parseOperators(value) }
    : { kind: 'elemMatchDocument', filter: parseFilter(value) };
};

const parseAll = (value: Value): Predicate[] => {
  const items = arrayOperand('$all', value);
  // An empty $all matches nothing.
  if (items.length === 0) return [{ kind: 'in', values: [], patterns: [] }];
  return items.map((item): Predicate => {
    if (isDocument(item) && item.has('$elemMatch')) {
      return parseElemMatch(item.get('$elemMatch') ?? null);
    }
    if (isOperatorDocument(item)) throw badValue('no $ expressions in $all');
    if (item instanceof BSONRegExp) return parsePattern(item);
    return { kind: 'compare', operator: 'eq', value: item };
  });
};

const parseNot = (value: Value): Predicate => {
  if (value instanceof BSONRegExp) return { kind: 'not', predicates: [parsePattern(value)] };
  if (!isOperatorDocument(value)) throw badValue('$not needs a regex or a document of operators');
  return { kind: 'not', predicates: parseOperators(value) };
};

/** Only false, null and zero stand for "no", as everywhere in MongoDB. */
export const isTruthy = (value: Maybe): boolean =>
  value !== undefined &&
  value !== null &&
  value !== false &&
  !(isNumber(value) && Number(value.toString()) === 0);

const parseOperator = (operator: string, value: Value, siblings: Document): Predicate[] => {
  switch (operator) {
    case '$eq':
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return [parseComparison(operator, value)];
    case '$ne':
      if (value instanceof BSONRegExp) throw badValue("Can't have regex as arg to $ne.");
      return [{ kind: 'not', predicates: [{ kind: 'compare', operator: 'eq', value }] }];
    case '$in':
      return [parseIn('$in', value)];
    case '$nin':
      return [{ kind: 'not', predicates: [parseIn('$nin', value)] }];
    case '$exists':
      return [{ kind: 'exists', wanted: isTruthy(value) }];
    case '$type':
      return [parseTypes(value)];
    case '$regex':
      return [parseRegex(siblings, value)];
    case '$options':
      if (!siblings.has('$regex')) throw badValue('$options needs a $regex');
      return [];
    case '$mod':
      return [parseMod(value)];
    case '$size':
      return [parseSize(value)];
    case '$all':
      return parseAll(value);
    case '$elemMatch':
      return [parseElemMatch(value)];
    case '$not':
      return [parseNot(value)];
    case '$bitsAllSet':
    case '$bitsAllClear':
    case '$bitsAnySet':
    case '$bitsAnyClear':
      return [parseBits(operator, value)];
    default:
      throw badValue(`unknown operator: ${operator}`);
  }
};

const comparisons = { $eq: 'eq', $gt: 'gt', $gte: 'gte', $lt: 'lt', $lte: 'lte' } as const;

const parseComparison = (operator: keyof typeof comparisons, value: Value): Predicate => {
  if (operator !== '$eq' && value instanceof BSONRegExp) {
    throw badValue(`Can't have RegEx as arg to predicate over field with ${operator}`);
  }
  return { kind: 'compare', operator: comparisons[operator], value };
};

const parseOperators = (operators: Document): Predicate[] => {
  const predicates: Predicate[] = [];
  for (const [operator, value] of operators) {
    if (!operator.startsWith('$')) throw badValue(`unknown operator: ${operator}`);
    predicates.push(...parseOperator(operator, value, operators));
  }
  return predicates;
};

const parseField = (path: string, value: Value): Filter[] => {
  const predicates: Predicate[] =
    value instanceof BSONRegExp
      ? [parsePattern(value)]
      : isOperatorDocument(value)
        ? parseOperators(value)
        : [{ kind: 'compare', operator: 'eq', value }];
  return predicates.map((predicate) => ({ kind: 'field', path, predicate }));
};

const parseLogical = (operator: string, value: Value): Filter => {
  if (!Array.isArray(value) || value.length === 0) {
    throw badValue(`${operator} must be a nonempty array`);
  }
  const filters = value.map((item) => {
    if (!isDocument(item)) throw badValue(`${operator} entries need to be full objects`);
    return parseFilter(item);
  });
  const kind = operator === '$and' ? 'and' : operator === '$or' ? 'or' : 'nor';
  return { kind, filters };
};

/** Parses a query document; refuses every operator that is not implemented. */
export const parseFilter = (query: Document): Filter => {
  const filters: Filter[] = [];
  for (const [key, value] of query) {
    if (!key.startsWith('$')) filters.push(...parseField(key, value));
    else if (['$and', '$or', '$nor'].includes(key)) filters.push(parseLogical(key, value));
    else if (key === '$expr') {
      filters.push({ kind: 'expr', expression: value, test: compileExpressionTest(value) });
    } else if (key === '$comment') continue;
    else if (['$text', '$where', '$jsonSchema'].includes(key)) throw notSupported(key);
    else throw badValue(`unknown top level operator: ${key}`);
  }
  const [only] = filters;
  return only !== undefined && filters.length === 1 ? only : { kind: 'and', filters };
};
