import { Decimal128, Int32 } from './values.ts';
import type { Maybe } from './values.ts';

/** A whole number given as any numeric type; undefined when it is not one. */
export const wholeNumber = (value: Maybe): bigint | undefined => {
  if (typeof value === 'bigint') return value;
  if (value instanceof Int32) return BigInt(value.value);
  const plain = value instanceof Decimal128 ? Number(value.toString()) : value;
  return typeof plain === 'number' && Number.isInteger(plain) ? BigInt(plain) : undefined;
};
