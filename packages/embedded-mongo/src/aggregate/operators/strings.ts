import { typeName } from '../../bson/type-names.ts';
import { BSONRegExp, Int32, int } from '../../bson/values.ts';
import type { Document, Maybe, Value } from '../../bson/values.ts';
import { wholeNumber } from '../../bson/whole-number.ts';
import { CommandError, badValue } from '../../errors.ts';
import { compilePattern } from '../../match/regex.ts';
import type { NamedArguments } from './arguments.ts';
import type { OperatorCompiler, OperatorTable, Scope } from '../scope.ts';
import { isNullish, namedOperator, valuesOperator } from './arguments.ts';
import { toText } from './conversions.ts';

const MANY = Number.MAX_SAFE_INTEGER;

const text = (name: string, value: Maybe): string => {
  if (typeof value === 'string') return value;
  throw new CommandError(
    'TypeMismatch',
    `${name} requires a string argument, found: ${typeName(value)}`,
  );
};

const whole = (name: string, value: Maybe): number => {
  const number = wholeNumber(value);
  if (number === undefined)
    throw badValue(`${name} requires a whole number, found: ${typeName(value)}`);
  return Number(number);
};

const concatenate = (values: readonly Maybe[]): Maybe =>
  values.some(isNullish) ? null : values.map((value) => text('$concat', value)).join('');

/** Case changes leave everything but ASCII alone, as MongoDB documents. */
const changeCase = (
  name: string,
  pattern: RegExp,
  change: (letter: string) => string,
): readonly [string, OperatorCompiler] => [
  name,
  valuesOperator(name, [1, 1], ([value]) =>
    isNullish(value) ? '' : toText(value).replaceAll(pattern, change),
  ),
];

const substringBytes = ([value, start, length]: readonly Maybe[]): Maybe => {
  const bytes = Buffer.from(isNullish(value) ? '' : toText(value));
  const from = whole('$substrBytes', start);
  const size = whole('$substrBytes', length);
  const part = bytes.subarray(from, size < 0 ? bytes.length : from + size).toString('utf8');
  if (part.includes('\uFFFD') && !toText(value ?? '').includes('\uFFFD')) {
    throw badValue('$substrBytes: the range starts or ends inside a UTF-8 character');
  }
  return part;
};

const substringPoints = ([value, start, length]: readonly Maybe[]): Maybe => {
  const points = Array.from(isNullish(value) ? '' : toText(value));
  const from = whole('$substrCP', start);
  return points.slice(from, from + whole('$substrCP', length)).join('');
};

const split = ([value, separator]: readonly Maybe[]): Maybe => {
  if (isNullish(value) || isNullish(separator)) return null;
  const by = text('$split', separator);
  if (by === '') throw badValue('$split requires a non-empty separator');
  return text('$split', value).split(by);
};

const WHITESPACE =
  '\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a';

const trimmer = (
  name: string,
  ends: { left: boolean; right: boolean },
): readonly [string, OperatorCompiler] => [
  name,
  namedOperator(name, ['input', 'chars'], ({ required, optional }) => {
    const [input, chars] = [required('input'), optional('chars')];
    return (scope) => {
      const value = input(scope);
      if (isNullish(value)) return null;
      const unwanted = chars?.(scope);
      if (unwanted === null) return null;
      const set = new Set(Array.from(unwanted === undefined ? WHITESPACE : text(name, unwanted)));
      const points = Array.from(text(name, value));
      let [from, to] = [0, points.length];
      while (ends.left && from < to && set.has(points[from] ?? '')) from += 1;
      while (ends.right && to > from && set.has(points[to - 1] ?? '')) to -= 1;
      return points.slice(from, to).join('');
    };
  }),
];

const replacer = (name: '$replaceOne' | '$replaceAll'): readonly [string, OperatorCompiler] => [
  name,
  namedOperator(name, ['input', 'find', 'replacement'], ({ required }) => {
    const parts = [required('input'), required('find'), required('replacement')];
    return (scope) => {
      const values = parts.map((part) => part(scope));
      if (values.some(isNullish)) return null;
      const [input = '', wanted = '', replacement = ''] = values.map((value) => text(name, value));
      return name === '$replaceAll'
        ? input.split(wanted).join(replacement)
        : input.replace(wanted, () => replacement);
    };
  }),
];

const patternOf = (named: NamedArguments, scope: Scope): RegExp | undefined => {
  const pattern = named.required('regex')(scope);
  const options = named.optional('options')?.(scope);
  if (isNullish(pattern)) return undefined;
  const flags = isNullish(options) ? '' : text('options', options);
  if (pattern instanceof BSONRegExp) {
    return compilePattern(new BSONRegExp(pattern.pattern, flags === '' ? pattern.options : flags));
  }
  return compilePattern(new BSONRegExp(text('regex', pattern), flags));
};

const regexOperator = <T extends Maybe>(
  name: string,
  evaluate: (input: string, pattern: RegExp) => T,
  none: T,
): readonly [string, OperatorCompiler] => [
  name,
  namedOperator(name, ['input', 'regex', 'options'], (named) => {
    const input = named.required('input');
    return (scope) => {
      const value = input(scope);
      const pattern = patternOf(named, scope);
      return isNullish(value) || pattern === undefined
        ? none
        : evaluate(text(name, value), pattern);
    };
  }),
];

const describeMatch = (input: string, found: RegExpExecArray): Document =>
  new Map<string, Value>([
    ['match', found[0]],
    ['idx', int(Array.from(input.slice(0, found.index)).length)],
    ['captures', found.slice(1).map((capture: string | undefined) => capture ?? null)],
  ]);

const findFirst = (input: string, pattern: RegExp): Maybe => {
  const found = pattern.exec(input);
  return found === null ? null : describeMatch(input, found);
};

const findEach = (input: string, pattern: RegExp): Maybe =>
  [...input.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))].map((found) =>
    describeMatch(input, found),
  );

const compareCaseless = ([a, b]: readonly Maybe[]): Maybe => {
  const [left, right] = [a, b].map((value) =>
    isNullish(value) ? '' : toText(value).toUpperCase(),
  );
  return int(Math.sign(Buffer.compare(Buffer.from(left ?? ''), Buffer.from(right ?? ''))));
};

const indexOfPoints = ([value, wanted, start, end]: readonly Maybe[]): Maybe => {
  if (isNullish(value)) return null;
  const points = Array.from(text('$indexOfCP', value));
  const sought = Array.from(text('$indexOfCP', wanted));
  const last = end === undefined ? points.length : whole('$indexOfCP', end);
  for (
    let at = start === undefined ? 0 : whole('$indexOfCP', start);
    at + sought.length <= last;
    at += 1
  ) {
    if (sought.every((point, offset) => points[at + offset] === point)) return new Int32(at);
  }
  return int(-1);
};

export const stringOperators: OperatorTable = [
  ['$concat', valuesOperator('$concat', [0, MANY], concatenate)],
  changeCase('$toLower', /[A-Z]/g, (letter) => letter.toLowerCase()),
  changeCase('$toUpper', /[a-z]/g, (letter) => letter.toUpperCase()),
  ['$substr', valuesOperator('$substr', [3, 3], substringBytes)],
  ['$substrBytes', valuesOperator('$substrBytes', [3, 3], substringBytes)],
  ['$substrCP', valuesOperator('$substrCP', [3, 3], substringPoints)],
  [
    '$strLenBytes',
    valuesOperator('$strLenBytes', [1, 1], ([value]) =>
      int(Buffer.byteLength(text('$strLenBytes', value))),
    ),
  ],
  [
    '$strLenCP',
    valuesOperator('$strLenCP', [1, 1], ([value]) =>
      int(Array.from(text('$strLenCP', value)).length),
    ),
  ],
  ['$strcasecmp', valuesOperator('$strcasecmp', [2, 2], compareCaseless)],
  ['$indexOfCP', valuesOperator('$indexOfCP', [2, 4], indexOfPoints)],
  ['$split', valuesOperator('$split', [2, 2], split)],
  trimmer('$trim', { left: true, right: true }),
  trimmer('$ltrim', { left: true, right: false }),
  trimmer('$rtrim', { left: false, right: true }),
  replacer('$replaceOne'),
  replacer('$replaceAll'),
  regexOperator('$regexMatch', (input, pattern) => pattern.test(input), false),
  regexOperator<Maybe>('$regexFind', findFirst, null),
  regexOperator<Maybe>('$regexFindAll', findEach, []),
];
