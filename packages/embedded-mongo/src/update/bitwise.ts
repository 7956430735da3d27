import { Int32, int, isDocument } from '../bson/values.ts';
import type { Maybe, Value } from '../bson/values.ts';
import { badValue } from '../errors.ts';
import type { Modifier } from './modifier.ts';

const operations: Record<string, (a: bigint, b: bigint) => bigint> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
};

const integer = (value: Maybe): bigint => {
  if (value instanceof Int32) return BigInt(value.value);
  if (typeof value === 'bigint') return value;
  throw badValue('$bit works on 32 and 64 bit integers only');
};

/** $bit: the result is as wide as the wider of the two. */
export const parseBitOperation = (_path: string, operand: Value): Modifier => {
  if (!isDocument(operand) || operand.size === 0) {
    throw badValue('The $bit modifier needs a document with and, or, or xor');
  }
  for (const [name, value] of operand) {
    if (!(name in operations)) throw badValue(`The $bit modifier does not know '${name}'`);
    integer(value);
  }
  return (current) => {
    let result: Value = current ?? int(0);
    for (const [name, value] of operand) {
      const bits: bigint = operations[name]?.(integer(result), integer(value)) ?? 0n;
      const isWide: boolean = typeof result === 'bigint' || typeof value === 'bigint';
      result = isWide ? BigInt.asIntN(64, bits) : int(Number(bits));
    }
    return result;
  };
};
