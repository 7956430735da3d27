import { rankOf } from '../bson/compare.ts';
import { exactNumber } from '../bson/exact-number.ts';
import type { DecimalParts } from '../bson/exact-number.ts';
import {
  BSONRegExp,
  Binary,
  Code,
  ObjectId,
  Timestamp,
  isDocument,
  isNumber,
} from '../bson/values.ts';
import type { Maybe, NumberValue } from '../bson/values.ts';
import { ByteWriter } from './byte-writer.ts';

/** Bias that makes any decimal exponent a positive 16-bit number. */
const EXPONENT_BIAS = 0x4000;

/**
 * Doubles in an order-preserving form: flip the sign bit of positive ones and every bit of negative
 * ones. NaN becomes zero bytes, below everything.
 */
const writeDouble = (out: ByteWriter, value: number): void => {
  if (Number.isNaN(value)) {
    out.bigUint64(0n);
    return;
  }
  const bits = out.doubleBits(value);
  const isNegative = bits >> 63n === 1n;
  out.bigUint64(isNegative ? bits ^ 0xffff_ffff_ffff_ffffn : bits | (1n << 63n));
};

/** Magnitude first (decimal exponent), then digits; everything inverted for negative numbers. */
const writeDecimal = (out: ByteWriter, { coefficient, exponent }: DecimalParts): void => {
  const isNegative = coefficient < 0n;
  const digits = String(isNegative ? -coefficient : coefficient).replace(/0+$/, '');
  const dropped = String(isNegative ? -coefficient : coefficient).length - digits.length;
  const magnitude = exponent + dropped + digits.length + EXPONENT_BIAS;
  const from = out.length;
  out.byte(magnitude >> 8);
  out.byte(magnitude & 0xff);
  for (const digit of digits) out.byte(digit.charCodeAt(0));
  out.byte(0);
  if (isNegative) out.invertFrom(from);
};

const writeNumber = (out: ByteWriter, value: NumberValue): void => {
  const { floor, exact } = exactNumber(value);
  writeDouble(out, floor);
  if (exact === undefined) {
    out.byte(0);
    return;
  }
  out.byte(1);
  writeDecimal(out, exact);
};

const writeObjectLike = (out: ByteWriter, value: object): void => {
  if (value instanceof ObjectId) {
    out.bytes(value.id);
  } else if (value instanceof Date) {
    out.bigUint64(BigInt.asUintN(64, BigInt(value.getTime())) ^ (1n << 63n));
  } else if (value instanceof Binary) {
    out.uint32(value.length());
    out.byte(value.sub_type);
    out.bytes(value.value());
  } else if (value instanceof Timestamp) {
    out.bigUint64(value.toBigInt());
  } else if (value instanceof BSONRegExp) {
    out.text(value.pattern);
    out.text(value.options);
  } else if (value instanceof Code) {
    out.text(value.code);
  }
};

/** The part of the key after the type rank. */
const writeBody = (out: ByteWriter, value: Maybe): void => {
  if (typeof value === 'string') {
    out.text(value);
  } else if (typeof value === 'boolean') {
    out.byte(value ? 1 : 0);
  } else if (isNumber(value)) {
    writeNumber(out, value);
  } else if (isDocument(value)) {
    for (const [name, field] of value) {
      out.byte(rankOf(field));
      out.text(name);
      writeBody(out, field);
    }
    out.byte(0);
  } else if (Array.isArray(value)) {
    for (const item of value) writeValue(out, item);
    out.byte(0);
  } else if (typeof value === 'object' && value !== null) {
    writeObjectLike(out, value);
  }
};

/** Appends the value so that comparing bytes compares values; no key is a prefix of another. */
export const writeValue = (out: ByteWriter, value: Maybe): void => {
  out.byte(rankOf(value));
  writeBody(out, value);
};

/** The key of one value alone. */
export const valueKey = (value: Maybe): Buffer => {
  const out = new ByteWriter();
  writeValue(out, value);
  return out.finish();
};
