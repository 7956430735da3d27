import { Binary, Int32 } from '../bson/values.ts';
import type { Maybe, Value } from '../bson/values.ts';
import { badValue } from '../errors.ts';
import type { Predicate } from './filter.ts';

const wantedBy = {
  $bitsAllSet: 'allSet',
  $bitsAllClear: 'allClear',
  $bitsAnySet: 'anySet',
  $bitsAnyClear: 'anyClear',
} as const;

const littleEndian = (value: Binary): bigint => {
  let bits = 0n;
  for (const byte of Buffer.from(value.value()).reverse()) bits = (bits << 8n) | BigInt(byte);
  return bits;
};

/** @returns the value's bits, negative numbers sign-extended; undefined when it has none */
export const bitsOf = (value: Maybe): bigint | undefined => {
  if (typeof value === 'bigint') return value;
  if (value instanceof Int32) return BigInt(value.value);
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : undefined;
  return value instanceof Binary ? littleEndian(value) : undefined;
};

const position = (value: Value): bigint => {
  const at = value instanceof Binary ? undefined : bitsOf(value);
  if (at === undefined || at < 0n) throw badValue('bit positions must be whole numbers, 0 or more');
  return 1n << at;
};

export const parseBits = (operator: keyof typeof wantedBy, value: Value): Predicate => {
  const mask = Array.isArray(value)
    ? value.reduce((bits: bigint, item) => bits | position(item), 0n)
    : bitsOf(value);
  if (mask === undefined || mask < 0n)
    throw badValue(`${operator} takes an Array, a number or a BinData`);
  return { kind: 'bits', mask, wanted: wantedBy[operator] };
};
