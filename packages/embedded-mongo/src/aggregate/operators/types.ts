import { typeCode, typeName } from '../../bson/type-names.ts';
import { isNumber } from '../../bson/values.ts';
import type { Maybe, Value } from '../../bson/values.ts';
import { wholeNumber } from '../../bson/whole-number.ts';
import { CommandError, badValue } from '../../errors.ts';
import type { OperatorCompiler, OperatorTable } from '../scope.ts';
import { isNullish, namedOperator, valuesOperator } from './arguments.ts';
import { converters } from './conversions.ts';

const shorthand = (name: string, type: string): readonly [string, OperatorCompiler] => [
  name,
  valuesOperator(name, [1, 1], ([value]) =>
    isNullish(value) ? null : converters.get(type)?.(value),
  ),
];

const targetType = (to: Maybe): string => {
  const code = wholeNumber(to);
  const found = Object.entries(typeCode).find(
    ([name, number]) => name === to || BigInt(number) === code,
  );
  if (found === undefined || !converters.has(found[0]))
    throw badValue('$convert does not know the type to convert to');
  return found[0];
};

const convert = namedOperator(
  '$convert',
  ['input', 'to', 'onError', 'onNull'],
  ({ required, optional }) => {
    const [input, to] = [required('input'), required('to')];
    const [onError, onNull] = [optional('onError'), optional('onNull')];
    return (scope) => {
      const value = input(scope);
      const type = to(scope);
      if (isNullish(value)) return onNull === undefined ? null : onNull(scope);
      if (isNullish(type)) return null;
      try {
        return converters.get(targetType(type))?.(value);
      } catch (error) {
        const isFailure = error instanceof CommandError && error.codeName === 'ConversionFailure';
        if (!isFailure || onError === undefined) throw error;
        return onError(scope);
      }
    };
  },
);

const typeOf = ([value]: readonly Maybe[]): Value => typeName(value);

export const typeOperators: OperatorTable = [
  ['$type', valuesOperator('$type', [1, 1], typeOf)],
  ['$isNumber', valuesOperator('$isNumber', [1, 1], ([value]) => isNumber(value))],
  ['$convert', convert],
  shorthand('$toString', 'string'),
  shorthand('$toInt', 'int'),
  shorthand('$toLong', 'long'),
  shorthand('$toDouble', 'double'),
  shorthand('$toDecimal', 'decimal'),
  shorthand('$toBool', 'bool'),
  shorthand('$toDate', 'date'),
  shorthand('$toObjectId', 'objectId'),
];
