import { CommandError, transient } from '../errors.ts';
import type { Locks } from './locks.ts';
import type { Store } from '../store/store.ts';
import { TRANSACTION_LIFETIME_MS, Transaction } from './transaction.ts';
import type { Isolation } from './transaction.ts';

/** Whoever sends commands over one connection. */
export type Client = object;

type State = 'open' | 'committed' | 'aborted';

type SessionState = {
  txnNumber: bigint;
  state: State;
  transaction?: Transaction;
  /** of the latest statement */
  client?: Client;
  /** settles with the durability of a commit; a repeated commit waits for the same */
  durable?: Promise<void>;
  usedAtMs: number;
};

/** As MongoDB's logicalSessionTimeoutMinutes. */
export const SESSION_TIMEOUT_MINUTES = 30;

const noSuchTransaction = (txnNumber: bigint): CommandError =>
  transient(
    'NoSuchTransaction',
    `Given transaction number ${txnNumber} does not match any in-progress transactions.`,
  );

/** The open and lately ended transactions, by session. A session has one at a time. */
export class Sessions {
  readonly #store: Store;
  readonly #locks: Locks;
  readonly #sessions = new Map<string, SessionState>();
  readonly #now: () => number;
  readonly #isolation: Isolation;

  constructor(store: Store, locks: Locks, now: () => number, isolation: Isolation) {
    this.#store = store;
    this.#locks = locks;
    this.#now = now;
    this.#isolation = isolation;
  }

  begin(session: string, txnNumber: bigint, client: Client): Transaction {
    const known = this.#sessions.get(session);
    if (known !== undefined && txnNumber <= known.txnNumber) {
      if (txnNumber < known.txnNumber || known.state === 'committed') throw this.#tooOld(txnNumber);
      throw new CommandError(
        'ConflictingOperationInProgress',
        `Given transaction number ${txnNumber} is already in progress or has been aborted`,
      );
    }
    known?.transaction?.abort();
    const transaction = Transaction.begin(this.#store, this.#locks, this.#now(), this.#isolation);
    const usedAtMs = this.#now();
    this.#sessions.set(session, { txnNumber, state: 'open', transaction, client, usedAtMs });
    return transaction;
  }

  /** The transaction a later statement belongs to. */
  current(session: string, txnNumber: bigint, client?: Client): Transaction {
    const known = this.#sessions.get(session);
    if (known !== undefined && txnNumber < known.txnNumber) throw this.#tooOld(txnNumber);
    if (known === undefined || known.txnNumber !== txnNumber) throw noSuchTransaction(txnNumber);
    if (known.state === 'committed') {
      throw new CommandError('TransactionCommitted', `Transaction ${txnNumber} has been committed`);
    }
    if (known.state === 'aborted' || known.transaction === undefined)
      throw noSuchTransaction(txnNumber);
    known.usedAtMs = this.#now();
    if (client !== undefined) known.client = client;
    return known.transaction;
  }

  /**
   * The connection is gone, and with it whoever would go on: a driver whose connection broke starts its
   * transaction again. Left open, it would keep what it has locked from everybody for a minute.
   */
  abandon(client: Client): void {
    for (const [session, known] of this.#sessions)
      if (known.state === 'open' && known.client === client) this.abort(session, known.txnNumber);
  }

  /** @param record adds what a later process must know about the commit to its changes */
  commit(
    session: string,
    txnNumber: bigint,
    record: (transaction: Transaction) => void,
  ): Promise<void> {
    const known = this.#sessions.get(session);
    if (known?.txnNumber === txnNumber && known.durable !== undefined) return known.durable;
    const transaction = this.current(session, txnNumber);
    if (transaction.changes.size > 0) record(transaction);
    const usedAtMs = this.#now();
    // Unless the commit goes through; a client that repeats a refused one must not get further.
    this.#sessions.set(session, { txnNumber, state: 'aborted', usedAtMs });
    const durable = transaction.commit();
    this.#sessions.set(session, { txnNumber, state: 'committed', durable, usedAtMs });
    return durable;
  }

  abort(session: string, txnNumber: bigint): void {
    const transaction = this.current(session, txnNumber);
    transaction.abort();
    this.#sessions.set(session, { txnNumber, state: 'aborted', usedAtMs: this.#now() });
  }

  /** Any error inside a transaction ends it. */
  abortIfOpen(session: string, txnNumber: bigint): void {
    const known = this.#sessions.get(session);
    if (known?.txnNumber === txnNumber && known.state === 'open') this.abort(session, txnNumber);
  }

  end(session: string): void {
    this.#sessions.get(session)?.transaction?.abort();
    this.#sessions.delete(session);
  }

  /** Ends transactions that have been open too long and forgets sessions nobody uses. */
  sweep(): void {
    const now = this.#now();
    for (const [session, known] of this.#sessions) {
      const { transaction, txnNumber } = known;
      if (transaction !== undefined && now - transaction.startedAtMs > TRANSACTION_LIFETIME_MS) {
        this.abort(session, txnNumber);
      } else if (now - known.usedAtMs > SESSION_TIMEOUT_MINUTES * 60_000) {
        this.end(session);
      }
    }
  }

  abortAll(): void {
    for (const session of this.#sessions.keys()) this.end(session);
  }

  #tooOld(txnNumber: bigint): CommandError {
    return new CommandError(
      'TransactionTooOld',
      `Cannot start transaction ${txnNumber} because a newer transaction has already started on the session.`,
    );
  }
}
