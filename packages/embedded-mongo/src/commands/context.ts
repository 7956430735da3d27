import type { CollectionInfo } from '../catalog/collection.ts';
import { checkNamespace, findCollection } from '../catalog/catalog.ts';
import type { EncodableDocument } from '../bson/encode.ts';
import { CommandError } from '../errors.ts';
import type { Locks } from '../transactions/locks.ts';
import type { Sessions } from '../transactions/sessions.ts';
import type { Transaction } from '../transactions/transaction.ts';
import type { RetryableStatement } from '../transactions/retry-log.ts';
import { Blocked, StatementUnit } from '../store/unit.ts';
import type { WriteUnit } from '../store/unit.ts';
import type { Bulk } from '../store/bulk.ts';
import type { Store } from '../store/store.ts';
import type { View } from '../store/view.ts';
import type { Cursors } from './cursors.ts';
import type { Fields } from './fields.ts';

/** What lives as long as the server. */
export type Engine = {
  store: Store;
  locks: Locks;
  sessions: Sessions;
  cursors: Cursors;
  /** where clients reach it: what hello names as the only member */
  address: string;
  startedAtMs: number;
  now: () => number;
};

/** One command on its way. */
export type Context = {
  engine: Engine;
  database: string;
  fields: Fields;
  /** the command's own value, usually a collection */
  target: string;
  session: { id: Buffer; text: string } | undefined;
  txnNumber: bigint | undefined;
  transaction: Transaction | undefined;
  deadlineMs: number | undefined;
};

export type CommandResult = EncodableDocument;

export type Command = {
  /** the fields it understands besides those every command takes; a handshake may carry any */
  fields: readonly string[] | 'any';
  isAllowedInTransaction?: boolean;
  run: (context: Context) => CommandResult | Promise<CommandResult>;
};

export const namespaceOf = ({ database, target }: Context): string => {
  checkNamespace(database, target);
  return `${database}.${target}`;
};

/** Runs a read in one consistent state; the state is let go when the work is done. */
export const readOnce = <T>({ engine, transaction }: Context, read: (view: View) => T): T => {
  if (transaction !== undefined) return read(transaction);
  const snapshot = engine.store.snapshot();
  try {
    return read(snapshot);
  } finally {
    snapshot.release();
  }
};

export const collectionIn = (context: Context, view: View): CollectionInfo | undefined => {
  const namespace = namespaceOf(context);
  context.transaction?.use(namespace);
  return findCollection(view, namespace);
};

/** What one statement did, and when that will be on disk. */
export type Written<T> = { result: T; durable: Promise<void> };

const withoutBlocking = async <T>(context: Context, attempt: () => T | Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Blocked)) throw error;
      await waitFor(error.by.ended, context);
    }
  }
};

const waitFor = async (ended: Promise<void>, { engine, deadlineMs }: Context): Promise<void> => {
  if (deadlineMs === undefined) return ended;
  const left = Math.max(0, deadlineMs - engine.now());
  const expired = Promise.withResolvers<never>();
  const timer = setTimeout(() => expired.reject(timeExceeded()), left);
  try {
    await Promise.race([ended, expired.promise]);
  } finally {
    clearTimeout(timer);
  }
};

export const timeExceeded = (): CommandError =>
  new CommandError('MaxTimeMSExpired', 'operation exceeded time limit');

/**
 * Runs one statement so that it happens as a whole or not at all: in the transaction the command
 * belongs to, or else by itself on the latest state.
 */
export const writeOnce = async <T>(
  context: Context,
  change: (unit: WriteUnit) => T,
): Promise<Written<T>> => {
  const { engine, transaction } = context;
  if (transaction !== undefined) {
    return { result: change(transaction), durable: Promise.resolve() };
  }
  return withoutBlocking(context, () => {
    const unit = new StatementUnit(engine.store.latest(), engine.locks);
    const result = change(unit);
    // Who found nothing to change may have found what another's write left, which is not on disk yet.
    const durable =
      unit.changes.size === 0 ? engine.store.settled() : engine.store.commit(unit.changes);
    // It is awaited once the whole command has been worked through.
    durable.catch(() => undefined);
    return { result, durable };
  });
};

/**
 * Runs one statement outside a transaction that puts more than memory holds. It is on disk when this
 * resolves; others wait meanwhile.
 */
export const writeInBulk = async <T>(
  context: Context,
  change: (unit: WriteUnit, bulk: Bulk) => T,
): Promise<T> => {
  const { store, locks } = context.engine;
  return withoutBlocking(context, () =>
    store.commitAtOnce((latest, bulk) => {
      const unit = new StatementUnit(latest, locks);
      return { result: change(unit, bulk), changes: unit.changes };
    }),
  );
};

export const retryableStatement = (
  context: Context,
  statement: number,
): RetryableStatement | undefined => {
  const { session, txnNumber, transaction } = context;
  if (transaction !== undefined || session === undefined || txnNumber === undefined)
    return undefined;
  return { session: session.id, txnNumber, statement };
};
