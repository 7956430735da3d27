import { transient } from '../errors.ts';
import type { CommandError } from '../errors.ts';
import { collectionKey } from '../catalog/catalog.ts';
import { ChangeSet, keyText } from '../store/change-set.ts';
import { OverlayView } from '../store/overlay-view.ts';
import type { Snapshot } from '../store/snapshot.ts';
import type { Watch } from '../store/history.ts';
import type { Store } from '../store/store.ts';
import type { WriteUnit } from '../store/unit.ts';
import type { LockOwner, Locks } from './locks.ts';
import { ReadSet, RecordingView } from './read-set.ts';

/** As MongoDB's transactionLifetimeLimitSeconds. */
export const TRANSACTION_LIFETIME_MS = 60_000;

const conflict = (): CommandError =>
  transient(
    'WriteConflict',
    'Caused by :: Write conflict during plan execution and yielding is disabled. Please retry your operation or multi-document transaction.',
  );

const outdated = (): CommandError =>
  transient(
    'WriteConflict',
    'Another commit changed what this transaction has read. Please retry your operation or multi-document transaction.',
  );

const ended = (): CommandError =>
  transient('NoSuchTransaction', 'The transaction was ended in the middle of a command.');

/** "snapshot" is what mongod does: two transactions may each change what the other has read. */
export type Isolation = 'serializable' | 'snapshot';

const sameBytes = (a: Buffer | undefined, b: Buffer | undefined): boolean =>
  a === undefined || b === undefined ? a === b : a.equals(b);

/**
 * A multi-document transaction: it reads one committed state and its own changes on top. The first
 * to change a document or a unique key holds it until the end; whoever comes second, or comes with
 * a state that is out of date for that key, conflicts at once and starts again. One that changes
 * something also fails at its commit when another commit has meanwhile changed what it read, also
 * by putting a document where it found none. So all it read is still true when its changes appear,
 * as if it had happened in that one moment. One that changes nothing happened when it began.
 */
export class Transaction extends OverlayView implements WriteUnit, LockOwner {
  readonly #snapshot: Snapshot;
  readonly #watch: Watch;
  readonly #reads: ReadSet | undefined;
  readonly #store: Store;
  readonly #locks: Locks;
  readonly #claimed = new Set<string>();
  readonly #end = Promise.withResolvers<void>();
  readonly startedAtMs: number;
  #isOpen = true;

  private constructor(
    store: Store,
    locks: Locks,
    nowMs: number,
    reads: ReadSet | undefined,
    snapshot = store.snapshot(),
  ) {
    super(reads === undefined ? snapshot : new RecordingView(snapshot, reads), new ChangeSet());
    this.#snapshot = snapshot;
    this.#watch = store.watch();
    this.#reads = reads;
    this.#store = store;
    this.#locks = locks;
    this.startedAtMs = nowMs;
  }

  static begin(store: Store, locks: Locks, nowMs: number, isolation: Isolation): Transaction {
    const reads = isolation === 'serializable' ? new ReadSet() : undefined;
    return new Transaction(store, locks, nowMs, reads);
  }

  get ended(): Promise<void> {
    return this.#end.promise;
  }

  claim(key: Buffer): void {
    this.#requireOpen();
    const text = keyText(key);
    if (this.#locks.exclusiveHolder(text) === this) return;
    if (this.#locks.holder(text, this) !== undefined) throw conflict();
    // Comparing the bytes is enough: a key that is back to what it was has no conflict left.
    if (!sameBytes(this.#store.latest().get(key), this.#snapshot.get(key))) throw conflict();
    this.#locks.lock(text, this);
    this.#claimed.add(text);
  }

  /** Keeps a collection's definition as this transaction sees it until the end. */
  use(namespace: string): void {
    this.#requireOpen();
    const key = collectionKey(namespace);
    const text = keyText(key);
    if (this.#claimed.has(text)) return;
    const holder = this.#locks.exclusiveHolder(text);
    if (holder !== undefined && holder !== this) throw conflict();
    if (!sameBytes(this.#store.latest().get(key), this.#snapshot.get(key))) throw conflict();
    this.#locks.share(text, this);
    this.#claimed.add(text);
  }

  /**
   * Hands all changes to the store as one; resolves when they are durable.
   * @throws CommandError when something it read has changed; then it is over
   */
  commit(): Promise<void> {
    if (this.#isOutdated()) {
      this.#finish();
      throw outdated();
    }
    const durable = this.#store.commit(this.changes);
    this.#finish();
    return durable;
  }

  abort(): void {
    this.#finish();
  }

  /** It may have been ended between two statements of one command; nobody would let its locks go. */
  #requireOpen(): void {
    if (!this.#isOpen) throw ended();
  }

  #isOutdated(): boolean {
    if (this.changes.size === 0 || this.#reads === undefined) return false;
    return this.#store.hasChanged(this.#watch, this.#reads);
  }

  #finish(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#locks.release(this, this.#claimed);
    this.#snapshot.release();
    this.#store.unwatch(this.#watch);
    this.#end.resolve();
  }
}
