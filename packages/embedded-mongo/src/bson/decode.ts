import { isUtf8 } from 'node:buffer';
import { BSONError } from 'bson';
import { CommandError, badValue } from '../errors.ts';
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
  Timestamp,
} from './values.ts';
import type { Document, Value } from './values.ts';

/** MongoDB's own limit on nesting; it also bounds our recursion. */
const MAX_DEPTH = 180;
/** What a JavaScript Date can hold; beyond it a rewrite would lose the value. */
const MAX_DATE_MS = 8_640_000_000_000_000n;

const malformed = (): CommandError => new CommandError('InvalidBSON', 'malformed BSON');

/** Walks BSON bytes once. Every length is checked, because the bytes come from a socket. */
class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.isBuffer(bytes)
      ? bytes
      : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** @param wanted top-level names to decode; the others are stepped over, which is much faster */
  document(depth: number, wanted?: ReadonlySet<string>): Document {
    const end = this.#enter(depth);
    const result: Document = new Map();
    for (let type = this.#byte(); type !== 0; type = this.#byte()) {
      const name = this.#cstring();
      if (wanted === undefined || wanted.has(name)) {
        result.set(name, this.#value(type, depth));
        if (wanted !== undefined && result.size === wanted.size) return result;
      } else {
        this.#skip(type);
      }
    }
    if (this.#at !== end) throw malformed();
    return result;
  }

  #array(depth: number): Value[] {
    const end = this.#enter(depth);
    const result: Value[] = [];
    for (let type = this.#byte(); type !== 0; type = this.#byte()) {
      this.#cstring();
      result.push(this.#value(type, depth));
    }
    if (this.#at !== end) throw malformed();
    return result;
  }

  #enter(depth: number): number {
    if (depth > MAX_DEPTH) {
      throw new CommandError('Overflow', `BSON is nested deeper than ${MAX_DEPTH} levels`);
    }
    const start = this.#at;
    const size = this.#int32();
    if (size < 5 || start + size > this.#bytes.length) throw malformed();
    return start + size;
  }

  #take(size: number): number {
    const from = this.#at;
    if (size < 0 || from + size > this.#bytes.length) throw malformed();
    this.#at += size;
    return from;
  }

  #byte(): number {
    return this.#bytes.readUInt8(this.#take(1));
  }

  #int32(): number {
    return this.#bytes.readInt32LE(this.#take(4));
  }

  #cstring(): string {
    const end = this.#bytes.indexOf(0, this.#at);
    if (end < 0) throw malformed();
    const text = this.#text(this.#at, end);
    this.#at = end + 1;
    return text;
  }

  #string(): string {
    const size = this.#int32();
    if (size < 1) throw malformed();
    const from = this.#take(size);
    return this.#text(from, from + size - 1);
  }

  #text(from: number, to: number): string {
    const text = this.#bytes.toString('utf8', from, to);
    // A replacement character may be data; only then is it worth validating the bytes.
    if (text.includes('\uFFFD') && !isUtf8(this.#bytes.subarray(from, to))) {
      throw badValue('a string is not valid UTF-8');
    }
    return text;
  }

  #slice(size: number): Buffer {
    const from = this.#take(size);
    return Buffer.from(this.#bytes.subarray(from, from + size));
  }

  #value(type: number, depth: number): Value {
    switch (type) {
      case typeCode.double:
        return this.#bytes.readDoubleLE(this.#take(8));
      case typeCode.string:
        return this.#string();
      case typeCode.object:
        return this.document(depth + 1);
      case typeCode.array:
        return this.#array(depth + 1);
      case typeCode.objectId:
        return new ObjectId(this.#slice(12));
      case typeCode.bool:
        return this.#byte() !== 0;
      case typeCode.date:
        return this.#date();
      case typeCode.null:
        return null;
      case typeCode.int:
        return new Int32(this.#int32());
      case typeCode.long:
        return this.#bytes.readBigInt64LE(this.#take(8));
      default:
        return this.#rareValue(type, depth);
    }
  }

  #rareValue(type: number, depth: number): Value {
    switch (type) {
      case typeCode.binData:
        return this.#binary();
      case typeCode.regex:
        return new BSONRegExp(this.#cstring(), this.#cstring());
      case typeCode.javascript:
        return new Code(this.#string());
      case typeCode.timestamp:
        return new Timestamp(this.#bytes.readBigUInt64LE(this.#take(8)));
      case typeCode.decimal:
        return new Decimal128(this.#slice(16));
      case 0xff:
        return new MinKey();
      case typeCode.maxKey:
        return new MaxKey();
      default:
        throw badValue(`BSON type 0x${type.toString(16)} at level ${depth} is not supported`);
    }
  }

  #date(): Date {
    const ms = this.#bytes.readBigInt64LE(this.#take(8));
    if (ms > MAX_DATE_MS || ms < -MAX_DATE_MS) throw badValue('a date is out of range');
    return new Date(Number(ms));
  }

  #binary(): Binary {
    const size = this.#int32();
    const subtype = this.#byte();
    return new Binary(this.#slice(size), subtype);
  }

  #skip(type: number): void {
    switch (type) {
      case typeCode.string:
      case typeCode.javascript:
        this.#take(this.#int32());
        return;
      case typeCode.object:
      case typeCode.array:
        this.#take(this.#int32() - 4);
        return;
      case typeCode.binData:
        this.#take(this.#int32() + 1);
        return;
      case typeCode.double:
      case typeCode.date:
      case typeCode.long:
      case typeCode.timestamp:
        this.#take(8);
        return;
      case typeCode.int:
        this.#take(4);
        return;
      case typeCode.objectId:
        this.#take(12);
        return;
      case typeCode.bool:
        this.#take(1);
        return;
      case typeCode.decimal:
        this.#take(16);
        return;
      default:
        this.#value(type, 0);
    }
  }
}

/** The library's own complaints, for example about the options of a regular expression. */
const asMalformed = <T>(read: () => T): T => {
  try {
    return read();
  } catch (error) {
    throw error instanceof BSONError ? malformed() : error;
  }
};

/** Reads one whole document; throws a CommandError on anything that is not well-formed. */
export const decode = (bytes: Uint8Array): Document =>
  asMalformed(() => new Reader(bytes).document(0));

/** Reads only some top-level fields, in stored order. */
export const decodeFields = (bytes: Uint8Array, wanted: ReadonlySet<string>): Document =>
  asMalformed(() => new Reader(bytes).document(0, wanted));
