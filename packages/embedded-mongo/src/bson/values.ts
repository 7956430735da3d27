/**
 * The engine's own view of BSON. Every BSON type has exactly one JavaScript form, so decoding and
 * encoding again gives the same bytes: documents are Maps (objects would reorder keys that look like
 * integers), doubles are numbers, 64-bit integers are bigints, 32-bit integers are Int32.
 */
import {
  BSONRegExp,
  Binary,
  Code,
  Decimal128,
  Int32,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';

export { BSONRegExp, Binary, Code, Decimal128, Int32, MaxKey, MinKey, ObjectId, Timestamp };

export type Document = Map<string, Value>;

export type Scalar =
  | null
  | boolean
  | number
  | bigint
  | string
  | Int32
  | Decimal128
  | Date
  | ObjectId
  | Binary
  | BSONRegExp
  | Timestamp
  | Code
  | MinKey
  | MaxKey;

export type Value = Scalar | Document | Value[];

/** What a path leads to: a value, or nothing at all. */
export type Maybe = Value | undefined;

export type NumberValue = number | bigint | Int32 | Decimal128;

/** BSON bytes that are passed on without being looked into. */
export class RawDocument {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

export const isDocument = (value: unknown): value is Document => value instanceof Map;

export const isNumber = (value: unknown): value is NumberValue =>
  typeof value === 'number' ||
  typeof value === 'bigint' ||
  value instanceof Int32 ||
  value instanceof Decimal128;

export const int = (value: number): Int32 => new Int32(value);

/** Builds a document from pairs written as an object literal; only for keys that are not digits. */
export const doc = (fields: Record<string, Maybe>): Document => {
  const result: Document = new Map();
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined) result.set(key, value);
  }
  return result;
};

const INT32_MAX = 2 ** 31 - 1;

/** The type a server counter takes: a 32-bit integer while it fits, as MongoDB reports counts. */
export const count = (value: number): Value =>
  value <= INT32_MAX ? new Int32(value) : BigInt(value);
