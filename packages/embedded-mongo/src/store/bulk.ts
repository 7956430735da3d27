import type { RootDatabase } from 'lmdb';
import { diskFull, hasRoomForEntries } from './disk-space.ts';
import { seal } from './seal.ts';

/** Where entries go that are too many to be held in memory until they are committed. */
export class Bulk {
  readonly #database: RootDatabase<Buffer, Buffer>;
  readonly #path: string;
  #bytes = 0;

  constructor(database: RootDatabase<Buffer, Buffer>, path: string) {
    this.#database = database;
    this.#path = path;
  }

  /**
   * To be called before entries are put.
   * @throws CommandError before LMDB would meet a full disk, which it does not come through
   */
  makeRoom(bytes: number): void {
    this.#bytes += bytes;
    if (!hasRoomForEntries(this.#bytes, this.#path)) throw diskFull();
  }

  has(key: Buffer): boolean {
    return this.#database.doesExist(key);
  }

  put(key: Buffer, value: Buffer): void {
    this.#database.putSync(key, seal(key, value));
  }
}
