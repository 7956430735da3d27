import { add, multiply } from '../bson/arithmetic.ts';
import { compareValues, equalValues } from '../bson/compare.ts';
import { typeName } from '../bson/type-names.ts';
import { Int32, Timestamp, int, isDocument, isNumber } from '../bson/values.ts';
import type { Maybe, Value } from '../bson/values.ts';
import { CommandError, badValue, failedToParse } from '../errors.ts';
import { parseBitOperation } from './bitwise.ts';
import type { Modifier } from './modifier.ts';
import { parsePull } from './pull.ts';
import { parsePush } from './push.ts';

const arrayOrNone = (operator: string, path: string, current: Maybe): Value[] => {
  if (current === undefined) return [];
  if (!Array.isArray(current)) {
    throw badValue(
      `The field '${path}' must be an array but is of type ${typeName(current)} for ${operator}`,
    );
  }
  return current;
};

const parseArithmetic =
  (operator: '$inc' | '$mul') =>
  (path: string, operand: Value): Modifier => {
    const verb = operator === '$inc' ? 'increment' : 'multiply';
    if (!isNumber(operand)) {
      throw new CommandError('TypeMismatch', `Cannot ${verb} with non-numeric argument: {${path}}`);
    }
    return (current) => {
      if (current === undefined) {
        return operator === '$inc' ? operand : multiply(operand, int(0));
      }
      if (!isNumber(current)) {
        throw new CommandError(
          'TypeMismatch',
          `Cannot apply ${operator} to a value of non-numeric type. The field '${path}' is of type ${typeName(current)}`,
        );
      }
      return operator === '$inc' ? add(current, operand) : multiply(current, operand);
    };
  };

const parseExtreme =
  (isBetter: (order: number) => boolean) =>
  (_path: string, operand: Value): Modifier =>
  (current) =>
    current === undefined || isBetter(compareValues(operand, current)) ? operand : current;

const parseCurrentDate = (_path: string, operand: Value): Modifier => {
  const type = isDocument(operand) ? operand.get('$type') : operand;
  if (type === 'timestamp') {
    return () => new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 });
  }
  if (typeof type !== 'boolean' && type !== 'date') {
    throw badValue("The '$type' string field is required to be 'date' or 'timestamp'");
  }
  return () => new Date();
};

const eachOf = (operator: string, operand: Value): readonly Value[] => {
  if (!isDocument(operand) || !operand.has('$each')) return [operand];
  const each = operand.get('$each');
  if (!Array.isArray(each)) {
    throw new CommandError('TypeMismatch', `The argument to $each in ${operator} must be an array`);
  }
  if (operand.size > 1) throw badValue(`Found unexpected fields after $each in ${operator}`);
  return each;
};

const parseAddToSet = (path: string, operand: Value): Modifier => {
  const additions = eachOf('$addToSet', operand);
  return (current) => {
    const items = arrayOrNone('$addToSet', path, current);
    const result = [...items];
    for (const item of additions) {
      if (!result.some((existing) => equalValues(existing, item))) result.push(item);
    }
    return current !== undefined && result.length === items.length ? current : result;
  };
};

const parsePullAll = (path: string, operand: Value): Modifier => {
  if (!Array.isArray(operand)) throw badValue('$pullAll requires an array argument');
  return (current) =>
    current === undefined
      ? undefined
      : arrayOrNone('$pullAll', path, current).filter(
          (item) => !operand.some((unwanted) => equalValues(item, unwanted)),
        );
};

const parsePop = (path: string, operand: Value): Modifier => {
  const end = operand instanceof Int32 ? operand.value : Number(operand);
  if (end !== 1 && end !== -1) throw failedToParse('$pop expects 1 or -1');
  return (current) => {
    if (current === undefined) return undefined;
    if (!Array.isArray(current)) {
      throw new CommandError(
        'TypeMismatch',
        `Path '${path}' contains an element of non-array type`,
      );
    }
    return end === 1 ? current.slice(0, -1) : current.slice(1);
  };
};

/** Operators that look at their own field alone; $rename and $setOnInsert are dealt with apart. */
export const modifierParsers: ReadonlyMap<string, (path: string, operand: Value) => Modifier> =
  new Map<string, (path: string, operand: Value) => Modifier>([
    ['$set', (_path, operand) => () => operand],
    ['$setOnInsert', (_path, operand) => () => operand],
    ['$unset', () => () => undefined],
    ['$inc', parseArithmetic('$inc')],
    ['$mul', parseArithmetic('$mul')],
    ['$min', parseExtreme((order) => order < 0)],
    ['$max', parseExtreme((order) => order > 0)],
    ['$currentDate', parseCurrentDate],
    ['$push', parsePush],
    ['$addToSet', parseAddToSet],
    ['$pull', parsePull],
    ['$pullAll', parsePullAll],
    ['$pop', parsePop],
    ['$bit', parseBitOperation],
  ]);
