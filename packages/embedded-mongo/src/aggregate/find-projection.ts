import { isDocument } from '../bson/values.ts';
import type { Document, Value } from '../bson/values.ts';
import { CommandError, badValue } from '../errors.ts';
import { elemMatchTest } from '../match/matcher.ts';
import { parseFilter } from '../match/parse.ts';
import { wholeNumber } from '../bson/whole-number.ts';

/** What a find projection can ask of an array field. */
export type ArrayProjection =
  | { path: string; kind: 'positional' }
  | { path: string; kind: 'elemMatch'; test: (item: Value) => boolean }
  | { path: string; kind: 'slice'; bounds: (length: number) => [number, number] };

const sliceBounds = (operand: Value): ((length: number) => [number, number]) => {
  const numbers = (Array.isArray(operand) ? operand : [operand]).map((item) => wholeNumber(item));
  const [first, second] = numbers;
  if (
    first === undefined ||
    numbers.length > 2 ||
    (Array.isArray(operand) && second === undefined)
  ) {
    throw badValue('$slice takes a number, or an array of how many to skip and how many to return');
  }
  if (second === undefined) {
    const size = Number(first);
    return (length) => (size >= 0 ? [0, size] : [Math.max(0, length + size), length]);
  }
  if (second <= 0n) throw badValue('$slice limit must be positive');
  return (length) => {
    const from = first >= 0n ? Number(first) : Math.max(0, length + Number(first));
    return [from, from + Number(second)];
  };
};

const elementTest = (operand: Value): ((item: Value) => boolean) => {
  if (!isDocument(operand)) throw badValue('elemMatch: Invalid argument, object required');
  const parsed = parseFilter(new Map([['item', new Map([['$elemMatch', operand]])]]));
  const test = parsed.kind === 'field' ? elemMatchTest(parsed.predicate) : undefined;
  if (test === undefined) throw badValue('elemMatch: Invalid argument');
  return test;
};

/** @returns undefined when the operator is an expression rather than one of find's own */
export const parseFindOperator = (
  path: string,
  operator: Document,
): ArrayProjection | undefined => {
  const [first] = operator;
  if (first === undefined) return undefined;
  const [name, operand] = first;
  if (name === '$slice') return { path, kind: 'slice', bounds: sliceBounds(operand) };
  if (name === '$meta') throw new CommandError('NotImplemented', '$meta is not supported');
  if (name !== '$elemMatch') return undefined;
  if (path.includes('.'))
    throw new CommandError('BadValue', 'Cannot use $elemMatch projection on a nested field', {
      location: 31275,
    });
  return { path, kind: 'elemMatch', test: elementTest(operand) };
};
