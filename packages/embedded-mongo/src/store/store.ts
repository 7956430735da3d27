import { renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RootDatabase } from 'lmdb';
import { CommandError } from '../errors.ts';
import { Bulk } from './bulk.ts';
import { ChangeSet, keyBytes } from './change-set.ts';
import { DATA_FILE, checkFormat, claimFormat, openDataFile } from './data-file.ts';
import { diskFull, hasRoomFor, isDiskFull } from './disk-space.ts';
import { History } from './history.ts';
import type { Reads, Watch } from './history.ts';
import { OverlayView } from './overlay-view.ts';
import { seal } from './seal.ts';
import { Snapshot } from './snapshot.ts';
import { Blocked } from './unit.ts';
import type { View } from './view.ts';

class Batch {
  readonly changes = new ChangeSet();
  readonly #settled = Promise.withResolvers<void>();

  constructor() {
    // Nobody waits for a batch in which nothing was ever put.
    this.#settled.promise.catch(() => undefined);
  }

  get durable(): Promise<void> {
    return this.#settled.promise;
  }

  succeed(): void {
    this.#settled.resolve();
  }

  fail(error: Error): void {
    this.#settled.reject(error);
  }
}

const storageError = (error: unknown, path: string): Error => {
  if (error instanceof CommandError) return error;
  const text = error instanceof Error ? error.message : 'unknown';
  return isDiskFull(dirname(path)) || /No space|MAP_FULL|disk quota/i.test(text)
    ? diskFull()
    : new CommandError('InternalError', `the change could not be stored: ${text}`);
};

const closed = (): CommandError => new CommandError('InternalError', 'the database is closing');

const commitFailure = async (error: unknown): Promise<unknown> => {
  if (!(error instanceof Error) || !('commitError' in error)) return error;
  try {
    // The library hands over the operating system's error as the rejection of a second promise.
    await error.commitError;
  } catch (cause) {
    return cause;
  }
  return error;
};

/**
 * The durable key space. Changes queue up while the previous batch is being synced and then go
 * into one LMDB transaction, so that one sync acknowledges many writers.
 */
export class Store {
  readonly #database: RootDatabase<Buffer, Buffer>;
  readonly #path: string;
  readonly #history = new History();
  #current: Snapshot;
  #inFlight: Batch | undefined;
  #queued = new Batch();
  #isScheduled = false;
  #closing: Promise<void> | undefined;

  private constructor(database: RootDatabase<Buffer, Buffer>, path: string) {
    this.#database = database;
    this.#path = path;
    this.#current = new Snapshot(database);
  }

  /** @throws FolderError when the file is damaged or not this server's; it is left as it is */
  static open(dataDir: string): Store {
    const path = join(dataDir, DATA_FILE);
    const database = openDataFile(path);
    try {
      claimFormat(database);
      return new Store(database, path);
    } catch (error) {
      void database.close();
      throw error;
    }
  }

  /** Looks into a data file that a server may be using; for checks and copies. */
  static async reading<T>(dataFile: string, read: (store: Store) => T | Promise<T>): Promise<T> {
    const database = openDataFile(dataFile, true);
    try {
      checkFormat(database);
      return await read(new Store(database, dataFile));
    } finally {
      await database.close();
    }
  }

  /** The newest durable state. The caller must release it. */
  snapshot(): Snapshot {
    return this.#current.retain();
  }

  /** Remembers what is changed from the newest durable state on. The caller must release it. */
  watch(): Watch {
    return this.#history.watch();
  }

  unwatch(watch: Watch): void {
    this.#history.release(watch);
  }

  /** Whether anything that was read has changed since, even if that is not durable yet. */
  hasChanged(watch: Watch, reads: Reads): boolean {
    if (this.#history.meets(watch, reads)) return true;
    return [this.#inFlight, this.#queued].some((batch) => batch?.changes.meets(reads));
  }

  /** The newest state including changes that are not durable yet; writers decide on this one. */
  latest(): View {
    const base =
      this.#inFlight === undefined
        ? this.#current
        : new OverlayView(this.#current, this.#inFlight.changes);
    return this.#queued.changes.size === 0 ? base : new OverlayView(base, this.#queued.changes);
  }

  /**
   * Queues changes that were decided on `latest()` in this same turn.
   * @returns when they are on disk; they are visible to `latest()` at once
   */
  commit(changes: ChangeSet): Promise<void> {
    if (this.#closing !== undefined) return Promise.reject(closed());
    if (changes.size === 0) return Promise.resolve();
    this.#queued.changes.addAll(changes);
    const { durable } = this.#queued;
    this.#schedule();
    return durable;
  }

  /**
   * Makes a change that is more than memory holds, decided and put on disk in one turn: whoever reads or
   * writes waits for it. What is queued goes with it, and stays queued when it fails.
   * @param decide on the latest state; the changes it returns are made too
   * @throws whatever `decide` throws, and then nothing of it was done
   */
  async commitAtOnce<T>(
    decide: (latest: View, bulk: Bulk) => { result: T; changes: ChangeSet },
  ): Promise<T> {
    while (this.#inFlight !== undefined) await this.#inFlight.durable.catch(() => undefined);
    if (this.#closing !== undefined) throw closed();
    const batch = this.#queued;
    const { result, changes } = this.#writeAtOnce(() => {
      if (!hasRoomFor(batch.changes, this.#path)) throw diskFull();
      this.#apply(batch.changes);
      const decided = decide(this.latest(), new Bulk(this.#database, this.#path));
      this.#apply(decided.changes);
      return decided;
    });
    batch.changes.addAll(changes);
    this.#queued = new Batch();
    this.#succeed(batch);
    return result;
  }

  /** When everything queued so far is on disk: for answers that rely on another's write. */
  settled(): Promise<void> {
    if (this.#queued.changes.size > 0) return this.#queued.durable;
    return this.#inFlight?.durable ?? Promise.resolve();
  }

  /** A consistent copy of the data file, made while writes go on; never half of one. */
  async backup(file: string): Promise<void> {
    const partial = `${file}.partial`;
    // What an earlier copy left that was killed.
    rmSync(partial, { force: true });
    try {
      await this.#database.backup(partial, true);
      renameSync(partial, file);
    } catch (error) {
      rmSync(partial, { force: true });
      throw error;
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  async #finish(): Promise<void> {
    await this.settled().catch(() => undefined);
    this.#current.release();
    await this.#database.close();
  }

  #schedule(): void {
    if (this.#isScheduled || this.#inFlight !== undefined) return;
    this.#isScheduled = true;
    // Everything that arrived in this turn of the event loop shares the batch.
    setImmediate(() => {
      this.#isScheduled = false;
      void this.#flush();
    });
  }

  async #flush(): Promise<void> {
    const batch = this.#queued;
    // It may have gone along with what was committed at once.
    if (batch.changes.size === 0) return;
    this.#inFlight = batch;
    this.#queued = new Batch();
    try {
      await this.#write(batch.changes);
    } catch (error) {
      this.#failAll(batch, storageError(await commitFailure(error), this.#path));
      return;
    }
    this.#inFlight = undefined;
    this.#succeed(batch);
    if (this.#queued.changes.size > 0) this.#schedule();
  }

  async #write(changes: ChangeSet): Promise<void> {
    if (!hasRoomFor(changes, this.#path)) throw diskFull();
    await this.#database.batch(() => this.#apply(changes));
  }

  #writeAtOnce<T>(write: () => T): T {
    try {
      return this.#database.transactionSync(write);
    } catch (error) {
      throw error instanceof Blocked ? error : storageError(error, this.#path);
    }
  }

  #apply(changes: ChangeSet): void {
    for (const [key, change] of changes.entries()) {
      // Inside a batch or transaction these two settle at once; that one tells how it went.
      const place = keyBytes(key);
      if (change === null) void this.#database.remove(place);
      else void this.#database.put(place, seal(place, change));
    }
  }

  /** What the batch changed is on disk, and is from now on what is read. */
  #succeed(batch: Batch): void {
    this.#history.add(batch.changes.keys());
    const previous = this.#current;
    this.#current = new Snapshot(this.#database);
    previous.release();
    batch.succeed();
  }

  /** What is queued was decided on top of the failed batch, so it fails with it. */
  #failAll(batch: Batch, error: Error): void {
    const dependent = this.#queued;
    this.#inFlight = undefined;
    this.#queued = new Batch();
    batch.fail(error);
    dependent.fail(error);
  }
}
