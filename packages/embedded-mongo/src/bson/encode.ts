import { CommandError } from '../errors.ts';
import { typeCode } from './type-names.ts';
import {
  BSONRegExp,
  Binary,
  Code,
  Decimal128,
  Int32,
  MaxKey,
  MinKey,
  ObjectId,
  RawDocument,
  Timestamp,
} from './values.ts';
import type { Document, Value } from './values.ts';

/** A reply may carry stored documents as they are; stored documents themselves never do. */
export type Encodable = Value | RawDocument | readonly Encodable[] | ReadonlyMap<string, Encodable>;
export type EncodableDocument = ReadonlyMap<string, Encodable>;

export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

class Writer {
  #bytes = Buffer.allocUnsafe(1024);
  #at = 0;

  finish(): Buffer {
    return this.#bytes.subarray(0, this.#at);
  }

  document(entries: Iterable<readonly [string, Encodable]>): void {
    const start = this.#reserve(4);
    for (const [name, value] of entries) this.#element(name, value);
    this.#byte(0);
    this.#bytes.writeInt32LE(this.#at - start, start);
  }

  #reserve(size: number): number {
    const from = this.#at;
    const needed = from + size;
    if (needed > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
      this.#bytes.copy(grown, 0, 0, from);
      this.#bytes = grown;
    }
    this.#at = needed;
    return from;
  }

  #raw(bytes: Uint8Array): void {
    const at = this.#reserve(bytes.length);
    this.#bytes.set(bytes, at);
  }

  // In all of these the place is reserved on a line of its own: reserving may replace the buffer, and
  // `this.#bytes` written before the call would still be the old one.
  #byte(value: number): void {
    const at = this.#reserve(1);
    this.#bytes[at] = value;
  }

  #int32(value: number): void {
    const at = this.#reserve(4);
    this.#bytes.writeInt32LE(value, at);
  }

  #bigint(value: bigint): void {
    const at = this.#reserve(8);
    this.#bytes.writeBigUInt64LE(BigInt.asUintN(64, value), at);
  }

  #cstring(text: string): void {
    if (text.includes('\0')) {
      throw new CommandError('FailedToParse', 'a field name or pattern contains a null character');
    }
    const at = this.#reserve(Buffer.byteLength(text) + 1);
    this.#bytes.write(text, at);
    this.#bytes[this.#at - 1] = 0;
  }

  #string(text: string): void {
    const size = Buffer.byteLength(text) + 1;
    this.#int32(size);
    const at = this.#reserve(size);
    this.#bytes.write(text, at);
    this.#bytes[this.#at - 1] = 0;
  }

  #element(name: string, value: Encodable): void {
    const typeAt = this.#reserve(1);
    this.#cstring(name);
    const type = this.#value(value);
    this.#bytes[typeAt] = type & 0xff;
  }

  #value(value: Encodable): number {
    switch (typeof value) {
      case 'string':
        this.#string(value);
        return typeCode.string;
      case 'number': {
        const at = this.#reserve(8);
        this.#bytes.writeDoubleLE(value, at);
        return typeCode.double;
      }
      case 'bigint':
        this.#bigint(value);
        return typeCode.long;
      case 'boolean':
        this.#byte(value ? 1 : 0);
        return typeCode.bool;
      default:
        return value === null ? typeCode.null : this.#object(value);
    }
  }

  #object(value: object): number {
    if (value instanceof Map) {
      this.document(value);
      return typeCode.object;
    }
    if (Array.isArray(value)) {
      this.document(value.map((item: Encodable, index) => [String(index), item] as const));
      return typeCode.array;
    }
    if (value instanceof RawDocument) {
      this.#raw(value.bytes);
      return typeCode.object;
    }
    if (value instanceof Int32) {
      this.#int32(value.value);
      return typeCode.int;
    }
    if (value instanceof ObjectId) {
      this.#raw(value.id);
      return typeCode.objectId;
    }
    if (value instanceof Date) {
      this.#bigint(BigInt(value.getTime()));
      return typeCode.date;
    }
    return this.#rareObject(value);
  }

  #rareObject(value: object): number {
    if (value instanceof Binary) {
      const bytes = value.value();
      this.#int32(bytes.length);
      this.#byte(value.sub_type);
      this.#raw(bytes);
      return typeCode.binData;
    }
    if (value instanceof Decimal128) {
      this.#raw(value.bytes);
      return typeCode.decimal;
    }
    if (value instanceof BSONRegExp) {
      this.#cstring(value.pattern);
      this.#cstring(value.options);
      return typeCode.regex;
    }
    if (value instanceof Timestamp) {
      this.#bigint(value.toBigInt());
      return typeCode.timestamp;
    }
    if (value instanceof Code && value.scope === null) {
      this.#string(value.code);
      return typeCode.javascript;
    }
    if (value instanceof MinKey) return typeCode.minKey;
    if (value instanceof MaxKey) return typeCode.maxKey;
    throw new Error('a value of no BSON type');
  }
}

/** Writes a reply or any other message that is not itself stored. */
export const encode = (document: EncodableDocument): Buffer => {
  const writer = new Writer();
  writer.document(document);
  return writer.finish();
};

/** Writes a document that is to be stored, within MongoDB's size limit. */
export const encodeStored = (document: Document): Buffer => {
  const bytes = encode(document);
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw new CommandError(
      'BSONObjectTooLarge',
      `BSONObj size: ${bytes.length} is larger than ${MAX_DOCUMENT_BYTES}`,
    );
  }
  return bytes;
};
