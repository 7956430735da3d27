/**
 * The MongoDB wire protocol: OP_MSG with its two kinds of section, and OP_QUERY as far as the
 * first hello of older handshakes goes.
 * https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/
 */
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import type { EncodableDocument } from '../bson/encode.ts';
import type { Document, Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { crc32c } from './crc32c.ts';

const HEADER_BYTES = 16;
export const MAX_MESSAGE_BYTES = 48_000_000;

const opcode = { reply: 1, query: 2004, message: 2013 } as const;

const flag = { checksumPresent: 1, moreToCome: 2, exhaustAllowed: 1 << 16 } as const;
/** Unknown flags among the lower sixteen change how a message is read, so they are refused. */
const REQUIRED_FLAGS = 0xffff;

/** The bytes are not what the protocol allows; nothing sensible can be answered. */
export class ProtocolError extends Error {}

export type Request = {
  requestId: number;
  /** the command, or why its content cannot be read although the message around it is sound */
  command: Document | CommandError;
  /** the client expects no answer */
  isSilent: boolean;
  isLegacy: boolean;
};

/** @returns the length of the message that begins here, or undefined while it is incomplete */
export const messageLength = (bytes: Buffer): number | undefined => {
  if (bytes.length < 4) return undefined;
  const length = bytes.readInt32LE(0);
  if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES) {
    throw new ProtocolError(`a message of ${length} bytes`);
  }
  return length;
};

const documentAt = (bytes: Buffer, at: number, end: number): Buffer => {
  if (at + 5 > end) throw new ProtocolError('a section ends early');
  const length = bytes.readInt32LE(at);
  if (length < 5 || at + length > end) throw new ProtocolError('a document ends after its message');
  return bytes.subarray(at, at + length);
};

const cstringEnd = (bytes: Buffer, from: number, end: number): number => {
  const at = bytes.indexOf(0, from);
  if (at < 0 || at >= end) throw new ProtocolError('an unfinished name');
  return at;
};

type Section = { next: number; name?: string; documents: Document[] };

const readSequence = (bytes: Buffer, at: number, messageEnd: number): Section => {
  if (at + 4 > messageEnd) throw new ProtocolError('a section ends early');
  const size = bytes.readInt32LE(at);
  const end = at + size;
  if (size < 5 || end > messageEnd) throw new ProtocolError('a section of a wrong size');
  const nameEnd = cstringEnd(bytes, at + 4, end);
  const documents: Document[] = [];
  for (let next = nameEnd + 1; next < end;) {
    const document = documentAt(bytes, next, end);
    documents.push(decode(document));
    next += document.length;
  }
  return { next: end, name: bytes.toString('utf8', at + 4, nameEnd), documents };
};

const readSection = (bytes: Buffer, at: number, end: number): Section => {
  const kind = bytes[at];
  if (kind === 0) {
    const body = documentAt(bytes, at + 1, end);
    return { next: at + 1 + body.length, documents: [decode(body)] };
  }
  if (kind === 1) return readSequence(bytes, at + 1, end);
  throw new ProtocolError(`a section of kind ${kind ?? 'none'}`);
};

const checkChecksum = (bytes: Buffer): void => {
  const at = bytes.length - 4;
  if (crc32c(bytes.subarray(0, at)) !== bytes.readUInt32LE(at)) {
    throw new ProtocolError('the checksum does not match');
  }
};

const readFlags = (bytes: Buffer): number => {
  const flags = bytes.readUInt32LE(HEADER_BYTES);
  if ((flags & REQUIRED_FLAGS & ~(flag.checksumPresent | flag.moreToCome)) !== 0) {
    throw new ProtocolError('unknown required flags');
  }
  if ((flags & flag.checksumPresent) !== 0) checkChecksum(bytes);
  return flags;
};

const readBody = (bytes: Buffer, end: number): Document => {
  let command: Document | undefined;
  const sequences = new Map<string, Value[]>();
  for (let at = HEADER_BYTES + 4; at < end;) {
    const { next, name, documents } = readSection(bytes, at, end);
    if (name === undefined) {
      if (command !== undefined) throw new ProtocolError('two bodies in one message');
      [command] = documents;
    } else if (sequences.has(name)) {
      throw new ProtocolError('a section comes twice');
    } else {
      sequences.set(name, documents);
    }
    at = next;
  }
  if (command === undefined) throw new ProtocolError('a message without a body');
  for (const [name, documents] of sequences) command.set(name, documents);
  return command;
};

const readQuery = (bytes: Buffer): Document => {
  const nameAt = HEADER_BYTES + 4;
  const nameEnd = cstringEnd(bytes, nameAt, bytes.length);
  const namespace = bytes.toString('utf8', nameAt, nameEnd);
  const command = decode(documentAt(bytes, nameEnd + 1 + 8, bytes.length));
  command.set('$db', namespace.split('.', 1)[0] ?? '');
  return command;
};

/** What is wrong with the content is answered; what is wrong with the frame is not. */
const orProblem = (read: () => Document): Document | CommandError => {
  try {
    return read();
  } catch (error) {
    if (error instanceof CommandError) return error;
    throw error;
  }
};

export const parseRequest = (bytes: Buffer): Request => {
  if (bytes.length < HEADER_BYTES + 5) throw new ProtocolError('a message without content');
  const requestId = bytes.readInt32LE(4);
  const code = bytes.readInt32LE(12);
  if (code === opcode.message) {
    const flags = readFlags(bytes);
    const isSilent = (flags & flag.moreToCome) !== 0;
    const end = bytes.length - ((flags & flag.checksumPresent) === 0 ? 0 : 4);
    return { requestId, isSilent, isLegacy: false, command: orProblem(() => readBody(bytes, end)) };
  }
  if (code === opcode.query) {
    return {
      requestId,
      isSilent: false,
      isLegacy: true,
      command: orProblem(() => readQuery(bytes)),
    };
  }
  throw new ProtocolError(`operation ${code}`);
};

let lastRequestId = 0;

const header = (length: number, responseTo: number, code: number): Buffer => {
  const bytes = Buffer.allocUnsafe(HEADER_BYTES);
  lastRequestId = (lastRequestId + 1) & 0x7fffffff;
  bytes.writeInt32LE(length, 0);
  bytes.writeInt32LE(lastRequestId, 4);
  bytes.writeInt32LE(responseTo, 8);
  bytes.writeInt32LE(code, 12);
  return bytes;
};

/** No flags, one section of kind 0. */
const messagePrefix = Buffer.from([0, 0, 0, 0, 0]);

/** AwaitCapable, no cursor, starting at 0, one document. */
const replyPrefix = (() => {
  const bytes = Buffer.alloc(20);
  bytes.writeInt32LE(8, 0);
  bytes.writeInt32LE(1, 16);
  return bytes;
})();

export const replyBytes = (request: Request, reply: EncodableDocument): Buffer[] => {
  const body = encode(reply);
  const prefix = request.isLegacy ? replyPrefix : messagePrefix;
  const code = request.isLegacy ? opcode.reply : opcode.message;
  const length = HEADER_BYTES + prefix.length + body.length;
  return [header(length, request.requestId, code), prefix, body];
};
