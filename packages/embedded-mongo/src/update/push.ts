import { typeName } from '../bson/type-names.ts';
import { isDocument } from '../bson/values.ts';
import type { Document, Maybe, Value } from '../bson/values.ts';
import { compareValues } from '../bson/compare.ts';
import { CommandError, badValue } from '../errors.ts';
import { wholeNumber } from '../bson/whole-number.ts';
import { parseSort, sortItems, sortKeyOf } from '../planner/sort.ts';
import type { Modifier } from './modifier.ts';

const wholeOperand = (operand: Document, name: string): number | undefined => {
  if (!operand.has(name)) return undefined;
  const value = wholeNumber(operand.get(name));
  if (value === undefined) throw badValue(`The value for ${name} must be an integer value`);
  return Number(value);
};

type Sorter = (items: readonly Value[]) => Value[];

const parseSorter = (sort: Maybe): Sorter | undefined => {
  if (sort === undefined) return undefined;
  if (!isDocument(sort)) {
    const direction = Number(wholeNumber(sort));
    if (direction !== 1 && direction !== -1)
      throw badValue('The $sort element value must be 1 or -1');
    return (items) => items.toSorted((a, b) => direction * compareValues(a, b));
  }
  const keyOf = sortKeyOf(parseSort(sort));
  return (items) =>
    sortItems(
      items,
      (item) => keyOf(isDocument(item) ? item : new Map()),
      () => 0,
    );
};

const slice = (items: readonly Value[], size: number | undefined): readonly Value[] => {
  if (size === undefined) return items;
  return size >= 0 ? items.slice(0, size) : items.slice(size);
};

const MODIFIERS = new Set(['$each', '$position', '$slice', '$sort']);

const parseEach = (operand: Value): { each: readonly Value[]; options: Document } => {
  if (!isDocument(operand) || !operand.has('$each')) return { each: [operand], options: new Map() };
  for (const name of operand.keys()) {
    if (!MODIFIERS.has(name)) throw badValue(`Unrecognized clause in $push: ${name}`);
  }
  const each = operand.get('$each');
  if (!Array.isArray(each)) throw badValue('The argument to $each in $push must be an array');
  return { each, options: operand };
};

export const parsePush = (path: string, operand: Value): Modifier => {
  const { each, options } = parseEach(operand);
  const position = wholeOperand(options, '$position');
  const size = wholeOperand(options, '$slice');
  const sorter = parseSorter(options.get('$sort'));
  return (current) => {
    if (current !== undefined && !Array.isArray(current)) {
      throw new CommandError(
        'BadValue',
        `The field '${path}' must be an array but is of type ${typeName(current)}`,
      );
    }
    const items = [...(current ?? [])];
    items.splice(position ?? items.length, 0, ...each);
    return [...slice(sorter === undefined ? items : sorter(items), size)];
  };
};
