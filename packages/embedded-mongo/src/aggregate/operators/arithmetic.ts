import { add, decimalOf, multiply, subtract } from '../../bson/arithmetic.ts';
import { decimalParts } from '../../bson/exact-number.ts';
import { typeName } from '../../bson/type-names.ts';
import { Decimal128, Int32, int, isNumber } from '../../bson/values.ts';
import type { Maybe, NumberValue, Value } from '../../bson/values.ts';
import { CommandError, notSupported } from '../../errors.ts';
import type { OperatorCompiler, OperatorTable } from '../scope.ts';
import { isNullish, valuesOperator } from './arguments.ts';

const MANY = Number.MAX_SAFE_INTEGER;

const numeric = (name: string, value: Maybe): NumberValue => {
  if (isNumber(value)) return value;
  throw new CommandError(
    'TypeMismatch',
    `${name} only supports numeric types, not ${typeName(value)}`,
  );
};

const toDouble = (value: NumberValue): number => Number(value.toString());

/** A date plus or minus milliseconds. */
const shiftDate = (date: Date, by: NumberValue, sign: 1 | -1): Date =>
  new Date(date.getTime() + sign * Math.round(toDouble(by)));

const addAll = (values: readonly Maybe[]): Maybe => {
  if (values.some(isNullish)) return null;
  const dates = values.filter((value) => value instanceof Date);
  const total = values
    .filter((value) => !(value instanceof Date))
    .map((value) => numeric('$add', value))
    .reduce((sum: NumberValue, value) => add(sum, value, 'double'), int(0));
  const [date] = dates;
  if (date === undefined) return total;
  if (dates.length > 1)
    throw new CommandError('TypeMismatch', 'only one date allowed in an $add expression');
  return shiftDate(date, total, 1);
};

const subtractPair = ([a, b]: readonly Maybe[]): Maybe => {
  if (isNullish(a) || isNullish(b)) return null;
  if (a instanceof Date && b instanceof Date) return BigInt(a.getTime() - b.getTime());
  if (a instanceof Date) return shiftDate(a, numeric('$subtract', b), -1);
  return subtract(numeric('$subtract', a), numeric('$subtract', b));
};

const divide = ([a, b]: readonly Maybe[]): Maybe => {
  if (isNullish(a) || isNullish(b)) return null;
  const [top, bottom] = [numeric('$divide', a), numeric('$divide', b)];
  if (top instanceof Decimal128 || bottom instanceof Decimal128) {
    throw notSupported('$divide of Decimal128');
  }
  if (toDouble(bottom) === 0) throw new CommandError('BadValue', "can't $divide by zero");
  return toDouble(top) / toDouble(bottom);
};

const integerOf = (value: NumberValue): bigint | undefined =>
  value instanceof Int32 ? BigInt(value.value) : typeof value === 'bigint' ? value : undefined;

const modulo = ([a, b]: readonly Maybe[]): Maybe => {
  if (isNullish(a) || isNullish(b)) return null;
  const [value, divisor] = [numeric('$mod', a), numeric('$mod', b)];
  if (value instanceof Decimal128 || divisor instanceof Decimal128)
    throw notSupported('$mod of Decimal128');
  if (toDouble(divisor) === 0) throw new CommandError('BadValue', "can't $mod by zero");
  const [left, right] = [integerOf(value), integerOf(divisor)];
  if (left === undefined || right === undefined) return toDouble(value) % toDouble(divisor);
  const rest = left % right;
  return value instanceof Int32 && divisor instanceof Int32 ? int(Number(rest)) : rest;
};

const ofDouble = (
  name: string,
  calculate: (value: number) => number,
): [string, OperatorCompiler] => [
  name,
  valuesOperator(name, [1, 1], ([value]) => {
    if (isNullish(value)) return null;
    if (value instanceof Decimal128) throw notSupported(`${name} of Decimal128`);
    return calculate(toDouble(numeric(name, value)));
  }),
];

/** Rounding leaves integers as they are and keeps the type of everything else. */
const toWhole = (
  name: string,
  calculate: (value: number) => number,
): [string, OperatorCompiler] => [
  name,
  valuesOperator(name, [1, 1], ([value]) => {
    if (isNullish(value)) return null;
    const number = numeric(name, value);
    if (number instanceof Decimal128) throw notSupported(`${name} of Decimal128`);
    return typeof number === 'number' ? calculate(number) : number;
  }),
];

const absolute = ([value]: readonly Maybe[]): Maybe => {
  if (isNullish(value)) return null;
  const number = numeric('$abs', value);
  if (number instanceof Int32) {
    return number.value === -(2 ** 31) ? 2n ** 31n : int(Math.abs(number.value));
  }
  if (typeof number === 'bigint') return number < 0n ? -number : number;
  if (typeof number === 'number') return Math.abs(number);
  const parts = decimalParts(number);
  if (typeof parts === 'number') return Decimal128.fromString(String(Math.abs(parts)));
  return decimalOf({
    ...parts,
    coefficient: parts.coefficient < 0n ? -parts.coefficient : parts.coefficient,
  });
};

const halfEven = (value: number): number => {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
};

const cut = (value: number, places: number, whole: (value: number) => number): number => {
  if (places === 0 || !Number.isFinite(value)) return Number.isFinite(value) ? whole(value) : value;
  // Shifting by the decimal exponent in text avoids the error of multiplying by a power of ten.
  const shifted = whole(Number(`${value}e${places}`));
  const result = Number(`${shifted}e${-places}`);
  return Number.isNaN(result) ? value : result;
};

const cutInteger = (value: bigint, places: number, isRound: boolean): bigint => {
  if (places >= 0) return value;
  const unit = 10n ** BigInt(-places);
  const rest = value % unit;
  const base = value - rest;
  if (!isRound) return base;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  const isUp = twice > unit || (twice === unit && (base / unit) % 2n !== 0n);
  return isUp ? base + (value < 0n ? -unit : unit) : base;
};

const cutting = (name: '$round' | '$trunc'): [string, OperatorCompiler] => [
  name,
  valuesOperator(name, [1, 2], ([value, places]) => {
    if (isNullish(value) || places === null) return null;
    const number = numeric(name, value);
    const digits = places === undefined ? 0 : toDouble(numeric(name, places));
    if (number instanceof Decimal128) throw notSupported(`${name} of Decimal128`);
    if (typeof number === 'number')
      return cut(number, digits, name === '$round' ? halfEven : Math.trunc);
    const whole = cutInteger(integerOf(number) ?? 0n, digits, name === '$round');
    return number instanceof Int32 ? int(Number(whole)) : whole;
  }),
];

const power = ([a, b]: readonly Maybe[]): Maybe => {
  if (isNullish(a) || isNullish(b)) return null;
  const [base, exponent] = [numeric('$pow', a), numeric('$pow', b)];
  if (base instanceof Decimal128 || exponent instanceof Decimal128)
    throw notSupported('$pow of Decimal128');
  const [left, right] = [integerOf(base), integerOf(exponent)];
  if (left === undefined || right === undefined || right < 0n)
    return toDouble(base) ** toDouble(exponent);
  if (Math.abs(toDouble(base)) > 1 && right > 64n) return toDouble(base) ** toDouble(exponent);
  return narrow(left ** right, base instanceof Int32 && exponent instanceof Int32);
};

const narrow = (value: bigint, isNarrow: boolean): Value => {
  if (BigInt.asIntN(64, value) !== value) return Number(value);
  return isNarrow && BigInt.asIntN(32, value) === value ? int(Number(value)) : value;
};

const multiplyAll = (values: readonly Maybe[]): Maybe =>
  values.some(isNullish)
    ? null
    : values
        .map((value) => numeric('$multiply', value))
        .reduce((product: NumberValue, value) => multiply(product, value, 'double'), int(1));

export const arithmeticOperators: OperatorTable = [
  ['$add', valuesOperator('$add', [0, MANY], addAll)],
  ['$subtract', valuesOperator('$subtract', [2, 2], subtractPair)],
  ['$multiply', valuesOperator('$multiply', [0, MANY], multiplyAll)],
  ['$divide', valuesOperator('$divide', [2, 2], divide)],
  ['$mod', valuesOperator('$mod', [2, 2], modulo)],
  ['$pow', valuesOperator('$pow', [2, 2], power)],
  ['$abs', valuesOperator('$abs', [1, 1], absolute)],
  toWhole('$ceil', Math.ceil),
  toWhole('$floor', Math.floor),
  cutting('$round'),
  cutting('$trunc'),
  ofDouble('$sqrt', Math.sqrt),
  ofDouble('$exp', Math.exp),
  ofDouble('$ln', Math.log),
  ofDouble('$log10', Math.log10),
];
