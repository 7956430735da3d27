import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { doc } from '../bson/values.ts';
import type { Document } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { everythingUnder, sessionKey } from '../keys/layout.ts';
import type { View, WritableView } from '../store/view.ts';
import { isDocument } from '../bson/values.ts';

/** A client's statement that it may send twice. */
export type RetryableStatement = { session: Buffer; txnNumber: bigint; statement: number };

const statementKey = (session: Buffer, statement: number): Buffer => {
  const suffix = Buffer.allocUnsafe(4);
  suffix.writeUInt32BE(statement);
  return Buffer.concat([sessionKey(session), suffix]);
};

const readNumber = (stored: Document): bigint => {
  const value = stored.get('txnNumber');
  if (typeof value !== 'bigint') throw new Error('a damaged session entry');
  return value;
};

const writeHead = (
  unit: WritableView,
  session: Buffer,
  txnNumber: bigint,
  isCommit: boolean,
): void => unit.put(sessionKey(session), encode(doc({ txnNumber, isCommit, usedAt: new Date() })));

const readHead = (view: View, session: Buffer): Document | undefined => {
  const bytes = view.get(sessionKey(session));
  return bytes === undefined ? undefined : decode(bytes);
};

/**
 * @returns what the statement answered the first time, if there was one
 * @throws CommandError when the session has moved on to a later number
 */
export const earlierResult = (
  view: View,
  { session, txnNumber, statement }: RetryableStatement,
): Document | undefined => {
  const head = readHead(view, session);
  if (head === undefined || readNumber(head) < txnNumber) return undefined;
  if (readNumber(head) > txnNumber) {
    throw new CommandError(
      'TransactionTooOld',
      `Retryable write with txnNumber ${txnNumber} is prohibited: a newer one has started on the session.`,
    );
  }
  const bytes = view.get(statementKey(session, statement));
  if (bytes === undefined) return undefined;
  const stored = decode(bytes);
  const result = stored.get('result');
  return readNumber(stored) === txnNumber && isDocument(result) ? result : undefined;
};

/** Remembers a result in the very commit that holds its change. */
export const rememberResult = (
  unit: WritableView,
  { session, txnNumber, statement }: RetryableStatement,
  result: Document,
): void => {
  const head = readHead(unit, session);
  if (head === undefined || readNumber(head) !== txnNumber)
    writeHead(unit, session, txnNumber, false);
  // Entries of earlier numbers are overwritten or, being out of date, passed over.
  unit.put(statementKey(session, statement), encode(doc({ txnNumber, result })));
};

/** Remembers that a transaction was committed, for a commit that is sent again after a crash. */
export const rememberCommit = (unit: WritableView, session: Buffer, txnNumber: bigint): void =>
  writeHead(unit, session, txnNumber, true);

export const wasCommitted = (view: View, session: Buffer, txnNumber: bigint): boolean => {
  const head = readHead(view, session);
  return head !== undefined && head.get('isCommit') === true && readNumber(head) === txnNumber;
};

const SESSION_BYTES = 16;

/** Forgets sessions that were last used before a moment; their clients have ended them long ago. */
export const forgetSessions = (unit: WritableView, before: Date): void => {
  const all = [...unit.range(everythingUnder(sessionKey(Buffer.alloc(0))))];
  const expired = new Set<string>();
  for (const [key, bytes] of all) {
    if (key.length !== 1 + SESSION_BYTES) continue;
    const usedAt = decode(bytes).get('usedAt');
    if (usedAt instanceof Date && usedAt < before) expired.add(key.toString('latin1'));
  }
  for (const [key] of all) {
    if (expired.has(key.toString('latin1', 0, 1 + SESSION_BYTES))) unit.remove(key);
  }
};
