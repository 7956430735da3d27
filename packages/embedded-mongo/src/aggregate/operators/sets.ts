import { typeName } from '../../bson/type-names.ts';
import type { Maybe, Value } from '../../bson/values.ts';
import { CommandError } from '../../errors.ts';
import { valueKey } from '../../keys/encode-value.ts';
import { isTrue } from '../scope.ts';
import type { OperatorTable } from '../scope.ts';
import { isNullish, valuesOperator } from './arguments.ts';

const MANY = Number.MAX_SAFE_INTEGER;

const keyOf = (value: Value): string => valueKey(value).toString('latin1');

const toSet = (name: string, value: Maybe): Map<string, Value> => {
  if (!Array.isArray(value)) {
    throw new CommandError(
      'TypeMismatch',
      `All operands of ${name} must be arrays, not ${typeName(value)}`,
    );
  }
  return new Map(value.map((item) => [keyOf(item), item]));
};

const union = (values: readonly Maybe[]): Maybe => {
  if (values.some(isNullish)) return null;
  return [...new Map(values.flatMap((value) => [...toSet('$setUnion', value)])).values()];
};

const intersection = (values: readonly Maybe[]): Maybe => {
  if (values.some(isNullish)) return null;
  const [first, ...others] = values.map((value) => toSet('$setIntersection', value));
  if (first === undefined) return [];
  return [...first].filter(([key]) => others.every((set) => set.has(key))).map(([, item]) => item);
};

const difference = ([a, b]: readonly Maybe[]): Maybe => {
  if (isNullish(a) || isNullish(b)) return null;
  const unwanted = toSet('$setDifference', b);
  return [...toSet('$setDifference', a)]
    .filter(([key]) => !unwanted.has(key))
    .map(([, item]) => item);
};

const isSubset = ([a, b]: readonly Maybe[]): Maybe => {
  const [inner, outer] = [toSet('$setIsSubset', a), toSet('$setIsSubset', b)];
  return [...inner.keys()].every((key) => outer.has(key));
};

const areEqual = (values: readonly Maybe[]): Maybe => {
  const [first, ...others] = values.map((value) => toSet('$setEquals', value));
  return others.every(
    (set) => set.size === first?.size && [...set.keys()].every((key) => first.has(key)),
  );
};

const items = (name: string, [value]: readonly Maybe[]): readonly Value[] => {
  if (Array.isArray(value)) return value;
  throw new CommandError(
    'TypeMismatch',
    `${name}'s argument must be an array, not ${typeName(value)}`,
  );
};

export const setOperators: OperatorTable = [
  ['$setUnion', valuesOperator('$setUnion', [0, MANY], union)],
  ['$setIntersection', valuesOperator('$setIntersection', [0, MANY], intersection)],
  ['$setDifference', valuesOperator('$setDifference', [2, 2], difference)],
  ['$setIsSubset', valuesOperator('$setIsSubset', [2, 2], isSubset)],
  ['$setEquals', valuesOperator('$setEquals', [2, MANY], areEqual)],
  [
    '$allElementsTrue',
    valuesOperator('$allElementsTrue', [1, 1], (values) =>
      items('$allElementsTrue', values).every(isTrue),
    ),
  ],
  [
    '$anyElementTrue',
    valuesOperator('$anyElementTrue', [1, 1], (values) =>
      items('$anyElementTrue', values).some(isTrue),
    ),
  ],
];
