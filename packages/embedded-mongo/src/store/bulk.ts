import type { RootDatabase } from 'lmdb';
import type { Range } from '../keys/layout.ts';
import { diskFull, hasRoomForEntries } from './disk-space.ts';
import { EntrySorter } from './entry-sorter.ts';
import { seal } from './seal.ts';

const KEYS_AT_ONCE = 10_000;

/** Changes that are too many to be held in memory until they are committed. */
export class Bulk {
  readonly #database: RootDatabase<Buffer, Buffer>;
  readonly #path: string;
  #bytes = 0;

  constructor(database: RootDatabase<Buffer, Buffer>, path: string) {
    this.#database = database;
    this.#path = path;
  }

  /**
   * To be called before entries are put; a removal writes pages anew, too.
   * @throws CommandError before LMDB would meet a full disk, which it does not come through
   */
  makeRoom(bytes: number): void {
    this.#bytes += bytes;
    if (!hasRoomForEntries(this.#bytes, this.#path)) throw diskFull();
  }

  /** Lends a place to sort entries in before they are put. */
  sorting(work: (sorter: EntrySorter) => void): void {
    const sorter = new EntrySorter(`${this.#path}.sorting`, (bytes) => this.makeRoom(bytes));
    try {
      work(sorter);
    } finally {
      sorter.close();
    }
  }

  put(key: Buffer, value: Buffer): void {
    this.#database.putSync(key, seal(key, value));
  }

  removeAll(range: Range): void {
    // Some at a time: what is removed moves what is being read.
    for (;;) {
      const keys = Array.from(this.#database.getKeys({ ...range, limit: KEYS_AT_ONCE }));
      this.makeRoom(keys.reduce((sum, { length }) => sum + length, 0));
      for (const key of keys) this.#database.removeSync(key);
      if (keys.length < KEYS_AT_ONCE) return;
    }
  }
}
