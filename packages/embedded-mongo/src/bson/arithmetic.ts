import { CommandError } from '../errors.ts';
import { decimalParts } from './exact-number.ts';
import type { DecimalParts } from './exact-number.ts';
import { Decimal128, Int32 } from './values.ts';
import type { NumberValue } from './values.ts';

const INT32_MIN = -(2n ** 31n);
const INT32_MAX = 2n ** 31n - 1n;
const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;
const DECIMAL_DIGITS = 34;

/** Rounds to the 34 digits a Decimal128 holds, ties to even. */
const roundDecimal = ({ coefficient, exponent }: DecimalParts): DecimalParts => {
  const digits = String(coefficient < 0n ? -coefficient : coefficient).length;
  const excess = digits - DECIMAL_DIGITS;
  if (excess <= 0) return { coefficient, exponent };
  const unit = 10n ** BigInt(excess);
  const magnitude = coefficient < 0n ? -coefficient : coefficient;
  const rest = magnitude % unit;
  let rounded = magnitude / unit;
  if (rest * 2n > unit || (rest * 2n === unit && rounded % 2n === 1n)) rounded += 1n;
  return roundDecimal({
    coefficient: coefficient < 0n ? -rounded : rounded,
    exponent: exponent + excess,
  });
};

export const decimalOf = (parts: DecimalParts): Decimal128 => {
  const { coefficient, exponent } = roundDecimal(parts);
  return Decimal128.fromString(`${coefficient}E${exponent}`);
};

/** A double joins decimals with 15 significant digits, as MongoDB converts it. */
const partsOf = (value: NumberValue): DecimalParts | number => {
  if (typeof value === 'bigint') return { coefficient: value, exponent: 0 };
  if (value instanceof Int32) return { coefficient: BigInt(value.value), exponent: 0 };
  if (value instanceof Decimal128) return decimalParts(value);
  if (!Number.isFinite(value)) return value;
  return decimalParts(Decimal128.fromString(value.toPrecision(15)));
};

const toDouble = (value: NumberValue): number =>
  typeof value === 'number' ? value : Number(value.toString());

const integerOf = (value: NumberValue): bigint | undefined =>
  value instanceof Int32 ? BigInt(value.value) : typeof value === 'bigint' ? value : undefined;

type Operation = {
  name: string;
  integers: (a: bigint, b: bigint) => bigint;
  doubles: (a: number, b: number) => number;
  decimals: (a: DecimalParts, b: DecimalParts) => DecimalParts;
};

const aligned = (a: DecimalParts, b: DecimalParts): [bigint, bigint, number] => {
  const exponent = Math.min(a.exponent, b.exponent);
  const scale = (parts: DecimalParts): bigint =>
    parts.coefficient * 10n ** BigInt(parts.exponent - exponent);
  return [scale(a), scale(b), exponent];
};

const addition: Operation = {
  name: 'add',
  integers: (a, b) => a + b,
  doubles: (a, b) => a + b,
  decimals: (a, b) => {
    const [left, right, exponent] = aligned(a, b);
    return { coefficient: left + right, exponent };
  },
};

const subtraction: Operation = {
  name: 'subtract',
  integers: (a, b) => a - b,
  doubles: (a, b) => a - b,
  decimals: (a, b) => {
    const [left, right, exponent] = aligned(a, b);
    return { coefficient: left - right, exponent };
  },
};

const multiplication: Operation = {
  name: 'multiply',
  integers: (a, b) => a * b,
  doubles: (a, b) => a * b,
  decimals: (a, b) => ({
    coefficient: a.coefficient * b.coefficient,
    exponent: a.exponent + b.exponent,
  }),
};

const ofDecimals = (a: NumberValue, b: NumberValue, operation: Operation): Decimal128 => {
  const left = partsOf(a);
  const right = partsOf(b);
  if (typeof left === 'number' || typeof right === 'number') {
    return Decimal128.fromString(String(operation.doubles(toDouble(a), toDouble(b))));
  }
  return decimalOf(operation.decimals(left, right));
};

/** @param onOverflow what a 64-bit result out of range becomes: updates refuse, $add gives a double */
const calculate = (
  a: NumberValue,
  b: NumberValue,
  operation: Operation,
  onOverflow: 'refuse' | 'double',
): NumberValue => {
  if (a instanceof Decimal128 || b instanceof Decimal128) return ofDecimals(a, b, operation);
  const left = integerOf(a);
  const right = integerOf(b);
  if (left === undefined || right === undefined) {
    return operation.doubles(toDouble(a), toDouble(b));
  }
  const result = operation.integers(left, right);
  const isNarrow = a instanceof Int32 && b instanceof Int32;
  if (isNarrow && result >= INT32_MIN && result <= INT32_MAX) return new Int32(Number(result));
  if (result >= INT64_MIN && result <= INT64_MAX) return result;
  if (onOverflow === 'double') return Number(result);
  throw new CommandError('BadValue', `Failed to apply ${operation.name}: the result overflows`);
};

export const add = (a: NumberValue, b: NumberValue, onOverflow: 'refuse' | 'double' = 'refuse') =>
  calculate(a, b, addition, onOverflow);

export const subtract = (a: NumberValue, b: NumberValue) => calculate(a, b, subtraction, 'double');

export const multiply = (
  a: NumberValue,
  b: NumberValue,
  onOverflow: 'refuse' | 'double' = 'refuse',
) => calculate(a, b, multiplication, onOverflow);
