import { typeName } from '../../bson/type-names.ts';
import { Decimal128, Int32, ObjectId, int, isNumber } from '../../bson/values.ts';
import type { Maybe, Value } from '../../bson/values.ts';
import { CommandError } from '../../errors.ts';

/** A conversion that has no result; MongoDB's ConversionFailure. */
export const cannotConvert = (value: Value, type: string): CommandError =>
  new CommandError(
    'ConversionFailure',
    `Unsupported conversion from ${typeName(value)} to ${type}`,
  );

const textOfDouble = (value: number): string => {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  return String(value);
};

/** Values as $toString and $concat's relatives write them. */
export const toText = (value: Value): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return textOfDouble(value);
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (value instanceof Int32 || value instanceof Decimal128) return value.toString();
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Date) return value.toISOString();
  throw cannotConvert(value, 'string');
};

const isInRange = (value: number, bits: 32 | 64): boolean =>
  value >= -(2 ** (bits - 1)) && value < 2 ** (bits - 1);

const parseInteger = (value: string, bits: 32 | 64): bigint => {
  if (!/^[+-]?\d+$/.test(value)) throw cannotConvert(value, bits === 32 ? 'int' : 'long');
  const number = BigInt(value.replace(/^\+/, ''));
  if (BigInt.asIntN(bits, number) !== number)
    throw cannotConvert(value, bits === 32 ? 'int' : 'long');
  return number;
};

const toInteger = (value: Value, bits: 32 | 64): bigint => {
  const type = bits === 32 ? 'int' : 'long';
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'string') return parseInteger(value, bits);
  if (value instanceof Date && bits === 64) return BigInt(value.getTime());
  if (!isNumber(value)) throw cannotConvert(value, type);
  if (typeof value === 'bigint') {
    if (BigInt.asIntN(bits, value) !== value) throw cannotConvert(value, type);
    return value;
  }
  const number = Math.trunc(Number(value.toString()));
  if (!Number.isFinite(number) || !isInRange(number, bits)) throw cannotConvert(value, type);
  return BigInt(number);
};

const parseDouble = (value: string): number => {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)) throw cannotConvert(value, 'double');
  return Number(value);
};

const toDouble = (value: Value): number => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return parseDouble(value);
  if (value instanceof Date) return value.getTime();
  if (isNumber(value)) return Number(value.toString());
  throw cannotConvert(value, 'double');
};

const toDecimal = (value: Value): Decimal128 => {
  try {
    if (typeof value === 'string') return Decimal128.fromString(value);
  } catch {
    throw cannotConvert(value, 'decimal');
  }
  if (value instanceof Decimal128) return value;
  if (typeof value === 'boolean') return Decimal128.fromString(value ? '1' : '0');
  if (value instanceof Date) return Decimal128.fromString(String(value.getTime()));
  if (typeof value === 'number' && Number.isFinite(value))
    return Decimal128.fromString(value.toPrecision(15));
  if (isNumber(value)) return Decimal128.fromString(value.toString());
  throw cannotConvert(value, 'decimal');
};

const toBoolean = (value: Value): boolean =>
  typeof value === 'boolean' ? value : !isNumber(value) || Number(value.toString()) !== 0;

const ISO_DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/;

export const parseIsoDate = (value: string): Date => {
  if (!ISO_DATE.test(value)) throw cannotConvert(value, 'date');
  // Without a zone MongoDB means UTC, where JavaScript means local time.
  const hasZone = /Z$|[+-]\d\d:?\d\d$/.test(value.slice(10));
  const date = new Date(value.includes('T') && !hasZone ? `${value}Z` : value);
  if (Number.isNaN(date.getTime())) throw cannotConvert(value, 'date');
  return date;
};

const toDate = (value: Value): Date => {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (typeof value === 'string') return parseIsoDate(value);
  if (isNumber(value) && !(value instanceof Int32))
    return new Date(Math.trunc(Number(value.toString())));
  throw cannotConvert(value, 'date');
};

const toObjectId = (value: Value): ObjectId => {
  if (value instanceof ObjectId) return value;
  if (typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value))
    return ObjectId.createFromHexString(value);
  throw cannotConvert(value, 'objectId');
};

export const converters: ReadonlyMap<string, (value: Value) => Maybe> = new Map<
  string,
  (value: Value) => Maybe
>([
  ['string', toText],
  ['int', (value) => int(Number(toInteger(value, 32)))],
  ['long', (value) => toInteger(value, 64)],
  ['double', toDouble],
  ['decimal', toDecimal],
  ['bool', toBoolean],
  ['date', toDate],
  ['objectId', toObjectId],
]);
