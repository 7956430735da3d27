import type { Database, Transaction } from 'lmdb';
import type { Range } from '../keys/layout.ts';
import { unseal } from './seal.ts';
import type { Entry, View } from './view.ts';

export type LmdbDatabase = Database<Buffer, Buffer>;

const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** One committed state, held as long as somebody retains it. */
export class Snapshot implements View {
  readonly #database: LmdbDatabase;
  readonly #transaction: Transaction;
  #holders = 1;

  /** The newest committed state; the caller holds it and must release it. */
  constructor(database: LmdbDatabase) {
    this.#database = database;
    // Without the reset an older state that is still being read would be handed out again.
    database.resetReadTxn();
    this.#transaction = database.useReadTransaction();
  }

  retain(): this {
    this.#holders += 1;
    return this;
  }

  release(): void {
    this.#holders -= 1;
    if (this.#holders === 0) this.#transaction.done();
  }

  get(key: Buffer): Buffer | undefined {
    const bytes = this.#database.get(key, { transaction: this.#transaction });
    return bytes === undefined ? undefined : unseal(key, asBuffer(bytes));
  }

  *range({ start, end }: Range, isReverse = false): Generator<Entry> {
    const bounds = isReverse
      ? // Backwards the bounds swap roles: from below end down to start itself.
        { start: end, end: start, reverse: true, exclusiveStart: true, inclusiveEnd: true }
      : { start, end };
    for (const { key, value } of this.#database.getRange({
      ...bounds,
      transaction: this.#transaction,
    })) {
      const found = asBuffer(key);
      yield [found, unseal(found, asBuffer(value))];
    }
  }

  count({ start, end }: Range): number {
    return this.#database.getKeysCount({ start, end, transaction: this.#transaction });
  }
}
