/**
 * Everything lives in one ordered key space, so that any set of changes is one commit:
 *
 *   01 text            catalogue entries, counters and flags
 *   02 id(4) _id-key   documents, ordered by _id
 *   03 id(4) key       index entries
 *   04 session-id      what the retryable writes of a session answered
 */
import { createHash } from 'node:crypto';

export type Range = { start: Buffer; end: Buffer };

export const keySpace = { catalog: 1, documents: 2, indexes: 3, sessions: 4 } as const;

/** LMDB takes keys of up to 1978 bytes; an index entry holds two of these and a prefix. */
const MAX_PART_BYTES = 960;
const DIGEST_BYTES = 32;

export const catalogKey = (text: string): Buffer =>
  Buffer.concat([Buffer.of(keySpace.catalog), Buffer.from(text)]);

const prefix = (space: number, id: number): Buffer => {
  const bytes = Buffer.allocUnsafe(ID_BYTES);
  bytes[0] = space;
  bytes.writeUInt32BE(id, 1);
  return bytes;
};

export const documentPrefix = (collectionId: number): Buffer =>
  prefix(keySpace.documents, collectionId);

export const indexPrefix = (indexId: number): Buffer => prefix(keySpace.indexes, indexId);

export const sessionKey = (id: Uint8Array): Buffer =>
  Buffer.concat([Buffer.of(keySpace.sessions), id]);

const ID_BYTES = 5;

/** The collection or index a key belongs to, or for other keys their part of the key space. */
export const spaceOf = (key: string): string => {
  const first = key.charCodeAt(0);
  return first === keySpace.documents || first === keySpace.indexes
    ? key.slice(0, ID_BYTES)
    : key.slice(0, 1);
};

/** Whether queries read the key; what retries leave behind they do not. */
export const isReadable = (key: string): boolean => key.charCodeAt(0) !== keySpace.sessions;

/** The smallest key above every key that starts with these bytes. */
export const after = (bytes: Buffer): Buffer => {
  let size = bytes.length;
  while (size > 0 && bytes[size - 1] === 0xff) size -= 1;
  if (size === 0) return Buffer.alloc(0);
  const next = Buffer.from(bytes.subarray(0, size));
  next[size - 1] = (next[size - 1] ?? 0) + 1;
  return next;
};

export const everythingUnder = (bytes: Buffer): Range => ({ start: bytes, end: after(bytes) });

export const isTooLong = (part: Uint8Array): boolean => part.length > MAX_PART_BYTES;

/**
 * Long keys keep their beginning, which still bounds ranges, and a digest, which still tells them
 * apart; only the order among keys with the same long beginning is lost.
 */
export const fitPart = (part: Buffer): Buffer =>
  isTooLong(part)
    ? Buffer.concat([
        part.subarray(0, MAX_PART_BYTES - DIGEST_BYTES),
        createHash('sha256').update(part).digest(),
      ])
    : part;

/** A bound for a range must not carry the digest: it has to stay at or below what it begins. */
export const boundPart = (part: Buffer): Buffer =>
  isTooLong(part) ? part.subarray(0, MAX_PART_BYTES - DIGEST_BYTES) : part;
