import { equalValues } from '../../bson/compare.ts';
import { typeName } from '../../bson/type-names.ts';
import { int, isDocument } from '../../bson/values.ts';
import type { Document, Maybe, Value } from '../../bson/values.ts';
import { CommandError, badValue } from '../../errors.ts';
import { wholeNumber } from '../../bson/whole-number.ts';
import { parseSort, sortItems, sortKeyOf } from '../../planner/sort.ts';
import { compareValues } from '../../bson/compare.ts';
import { isTrue, withVariables } from '../scope.ts';
import type { OperatorCompiler, OperatorTable } from '../scope.ts';
import { isNullish, namedOperator, valuesOperator } from './arguments.ts';

const MANY = Number.MAX_SAFE_INTEGER;

const arrayOf = (name: string, value: Maybe): Value[] => {
  if (Array.isArray(value)) return value;
  throw new CommandError('TypeMismatch', `${name} needs an array, not ${typeName(value)}`);
};

const whole = (name: string, value: Maybe): number => {
  const number = wholeNumber(value);
  if (number === undefined) throw badValue(`${name} needs a whole number, not ${typeName(value)}`);
  return Number(number);
};

const elementAt = ([array, position]: readonly Maybe[]): Maybe => {
  if (isNullish(array) || isNullish(position)) return null;
  return arrayOf('$arrayElemAt', array).at(whole('$arrayElemAt', position));
};

const slice = ([array, first, second]: readonly Maybe[]): Maybe => {
  if (isNullish(array) || first === null) return null;
  const items = arrayOf('$slice', array);
  const from = whole('$slice', first);
  if (second === undefined) return from >= 0 ? items.slice(0, from) : items.slice(from);
  const size = whole('$slice', second);
  if (size <= 0) throw badValue('Third argument to $slice must be positive');
  const start = from >= 0 ? from : Math.max(0, items.length + from);
  return items.slice(start, start + size);
};

const range = ([start, end, step]: readonly Maybe[]): Maybe => {
  const [from, to] = [whole('$range', start), whole('$range', end)];
  const by = step === undefined ? 1 : whole('$range', step);
  if (by === 0) throw badValue('$range requires a non-zero step value');
  const values: Value[] = [];
  for (let at = from; by > 0 ? at < to : at > to; at += by) values.push(int(at));
  return values;
};

const indexOf = ([array, wanted, start, end]: readonly Maybe[]): Maybe => {
  if (isNullish(array)) return null;
  const items = arrayOf('$indexOfArray', array);
  const from = start === undefined ? 0 : whole('$indexOfArray', start);
  const to = end === undefined ? items.length : whole('$indexOfArray', end);
  return int(items.findIndex((item, at) => at >= from && at < to && equalValues(item, wanted)));
};

const concatenate = (values: readonly Maybe[]): Maybe =>
  values.some(isNullish) ? null : values.flatMap((value) => arrayOf('$concatArrays', value));

const variableName = (document: Document): string => {
  const name = document.get('as');
  if (name !== undefined && typeof name !== 'string') throw badValue("'as' must be a string");
  return name ?? 'this';
};

const map = namedOperator('$map', ['input', 'as', 'in'], ({ required, document }) => {
  const [input, change] = [required('input'), required('in')];
  const name = variableName(document);
  return (scope) => {
    const items = input(scope);
    if (isNullish(items)) return null;
    return arrayOf('$map', items).map(
      (item) => change(withVariables(scope, [[name, item]])) ?? null,
    );
  };
});

const filter = namedOperator('$filter', ['input', 'as', 'cond', 'limit'], (named) => {
  const [input, test, limit] = [
    named.required('input'),
    named.required('cond'),
    named.optional('limit'),
  ];
  const name = variableName(named.document);
  return (scope) => {
    const items = input(scope);
    if (isNullish(items)) return null;
    const kept = arrayOf('$filter', items).filter((item) =>
      isTrue(test(withVariables(scope, [[name, item]]))),
    );
    const most = limit?.(scope);
    return isNullish(most) ? kept : kept.slice(0, whole('$filter', most));
  };
});

const reduce = namedOperator('$reduce', ['input', 'initialValue', 'in'], ({ required }) => {
  const [input, initial, step] = [required('input'), required('initialValue'), required('in')];
  return (scope) => {
    const items = input(scope);
    if (isNullish(items)) return null;
    return arrayOf('$reduce', items).reduce(
      (value: Maybe, item) =>
        step(
          withVariables(scope, [
            ['value', value],
            ['this', item],
          ]),
        ),
      initial(scope),
    );
  };
});

const sortArray: OperatorCompiler = (operand, compile) => {
  const by = isDocument(operand) ? operand.get('sortBy') : undefined;
  const keyOf = isDocument(by) ? sortKeyOf(parseSort(by)) : undefined;
  const direction = isDocument(by) ? 1 : whole('$sortArray', by);
  return namedOperator('$sortArray', ['input', 'sortBy'], ({ required }) => {
    const input = required('input');
    return (scope) => {
      const items = input(scope);
      if (isNullish(items)) return null;
      const array = arrayOf('$sortArray', items);
      if (keyOf === undefined) return array.toSorted((a, b) => direction * compareValues(a, b));
      return sortItems(
        array,
        (item) => keyOf(isDocument(item) ? item : new Map()),
        () => 0,
      );
    };
  })(operand, compile);
};

const endOf = (name: '$first' | '$last', position: 0 | -1): readonly [string, OperatorCompiler] => [
  name,
  valuesOperator(name, [1, 1], ([value]) =>
    isNullish(value) ? null : arrayOf(name, value).at(position),
  ),
];

export const arrayOperators: OperatorTable = [
  ['$size', valuesOperator('$size', [1, 1], ([value]) => int(arrayOf('$size', value).length))],
  ['$isArray', valuesOperator('$isArray', [1, 1], ([value]) => Array.isArray(value))],
  [
    '$in',
    valuesOperator('$in', [2, 2], ([wanted, array]) =>
      arrayOf('$in', array).some((item) => equalValues(item, wanted)),
    ),
  ],
  ['$arrayElemAt', valuesOperator('$arrayElemAt', [2, 2], elementAt)],
  ['$slice', valuesOperator('$slice', [2, 3], slice)],
  ['$range', valuesOperator('$range', [2, 3], range)],
  ['$indexOfArray', valuesOperator('$indexOfArray', [2, 4], indexOf)],
  ['$concatArrays', valuesOperator('$concatArrays', [0, MANY], concatenate)],
  [
    '$reverseArray',
    valuesOperator('$reverseArray', [1, 1], ([value]) =>
      isNullish(value) ? null : arrayOf('$reverseArray', value).toReversed(),
    ),
  ],
  endOf('$first', 0),
  endOf('$last', -1),
  ['$map', map],
  ['$filter', filter],
  ['$reduce', reduce],
  ['$sortArray', sortArray],
];
