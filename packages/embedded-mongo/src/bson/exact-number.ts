import { Int32 } from './values.ts';
import type { Decimal128, NumberValue } from './values.ts';

/** A finite number as an exact fraction: numerator / denominator, the denominator positive. */
type Fraction = { numerator: bigint; denominator: bigint };

/** A finite decimal: coefficient * 10^exponent. */
export type DecimalParts = { coefficient: bigint; exponent: number };

const DECIMAL_PATTERN = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/;

/** @returns the double it stands for when it is not finite, otherwise its exact parts */
export const decimalParts = (value: Decimal128): DecimalParts | number => {
  const text = value.toString();
  if (text === 'NaN') return NaN;
  if (text.endsWith('Infinity')) return text.startsWith('-') ? -Infinity : Infinity;
  const match = DECIMAL_PATTERN.exec(text);
  if (match === null) throw new Error('an unreadable Decimal128');
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  return {
    coefficient: BigInt(`${sign}${whole}${fraction}`),
    exponent: Number(exponent) - fraction.length,
  };
};

const float = new Float64Array(1);
const bits = new BigUint64Array(float.buffer);

const doubleFraction = (value: number): Fraction => {
  float[0] = value;
  const raw = bits[0] ?? 0n;
  const biased = Number((raw >> 52n) & 0x7ffn);
  const stored = raw & 0xfffffffffffffn;
  const mantissa = biased === 0 ? stored : stored | 0x10000000000000n;
  const exponent = (biased === 0 ? 1 : biased) - 1075;
  const signed = value < 0 ? -mantissa : mantissa;
  return exponent >= 0
    ? { numerator: signed << BigInt(exponent), denominator: 1n }
    : { numerator: signed, denominator: 1n << BigInt(-exponent) };
};

const decimalFraction = ({ coefficient, exponent }: DecimalParts): Fraction =>
  exponent >= 0
    ? { numerator: coefficient * 10n ** BigInt(exponent), denominator: 1n }
    : { numerator: coefficient, denominator: 10n ** BigInt(-exponent) };

const compareFractions = (a: Fraction, b: Fraction): number => {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
};

/** The next double below a finite or positive infinite one. */
const doubleBelow = (value: number): number => {
  if (value === 0) return -Number.MIN_VALUE;
  if (value === Infinity) return Number.MAX_VALUE;
  float[0] = value;
  bits[0] = (bits[0] ?? 0n) + (value > 0 ? -1n : 1n);
  return float[0] ?? 0;
};

/**
 * Any number as the largest double not above it and, when that is not the number itself, the exact
 * decimal. Comparing floors first and decimals second orders all four number types by value.
 */
export type ExactNumber = { floor: number; exact?: DecimalParts };

export const exactNumber = (value: NumberValue): ExactNumber => {
  if (typeof value === 'number') return { floor: value === 0 ? 0 : value };
  if (value instanceof Int32) return { floor: value.value };
  const parts =
    typeof value === 'bigint' ? { coefficient: value, exponent: 0 } : decimalParts(value);
  if (typeof parts === 'number') return { floor: parts };
  const nearest = typeof value === 'bigint' ? Number(value) : Number(value.toString());
  if (nearest === Infinity) return { floor: Number.MAX_VALUE, exact: parts };
  if (nearest === -Infinity) return { floor: -Infinity, exact: parts };
  if (Number.isSafeInteger(nearest) && typeof value === 'bigint') return { floor: nearest };
  const order = compareFractions(doubleFraction(nearest), decimalFraction(parts));
  if (order === 0) return { floor: nearest === 0 ? 0 : nearest };
  return { floor: order > 0 ? doubleBelow(nearest) : nearest, exact: parts };
};

const compareDoubles = (a: number, b: number): number => {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  // NaN equals itself and sorts below every other number.
  return Number.isNaN(a) ? (Number.isNaN(b) ? 0 : -1) : 1;
};

const asDouble = (value: NumberValue): number | undefined =>
  typeof value === 'number' ? value : value instanceof Int32 ? value.value : undefined;

/** Compares two numbers of any types by value, exactly. */
export const compareNumbers = (a: NumberValue, b: NumberValue): number => {
  const plainA = asDouble(a);
  const plainB = asDouble(b);
  if (plainA !== undefined && plainB !== undefined) return compareDoubles(plainA, plainB);
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : a > b ? 1 : 0;
  const left = exactNumber(a);
  const right = exactNumber(b);
  const order = compareDoubles(left.floor, right.floor);
  if (order !== 0) return order;
  if (left.exact === undefined || right.exact === undefined) {
    return Number(left.exact !== undefined) - Number(right.exact !== undefined);
  }
  return compareFractions(decimalFraction(left.exact), decimalFraction(right.exact));
};
