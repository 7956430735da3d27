import { mkdirSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The data folder cannot be used; nothing in it was touched. The message is for people. */
export class FolderError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FolderError';
  }
}

const LOCK_FILE = 'lock';

const reasonOf = (error: unknown): string => {
  const isObject = typeof error === 'object' && error !== null;
  const code = isObject && 'code' in error ? String(error.code) : '';
  const text = isObject && 'message' in error ? String(error.message) : 'it cannot be opened';
  if (
    ['EACCES', 'EROFS', 'EPERM', 'ENOENT'].includes(code) ||
    /readonly|unable to open/.test(text)
  ) {
    return 'it cannot be written to. Give it to the user who starts the server, on a disk that takes writes';
  }
  return code === 'ENOSPC' || /is full/.test(text) ? 'its disk is full. Free some space' : text;
};

const prepare = (dataDir: string): void => {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    // The umask, or an older folder, may have left it open to others.
    chmodSync(dataDir, 0o700);
  } catch (error) {
    throw new FolderError(`The data folder ${dataDir} cannot be used: ${reasonOf(error)}.`);
  }
};

/**
 * Keeps a second process off a data folder. The lock belongs to the kernel (SQLite takes it with
 * fcntl, which Node itself does not offer), so it goes with its process however that dies and no
 * stale lock is ever left behind.
 */
export class FolderLock {
  readonly #database: DatabaseSync;

  private constructor(database: DatabaseSync) {
    this.#database = database;
  }

  static take(dataDir: string): FolderLock {
    prepare(dataDir);
    let database: DatabaseSync | undefined;
    try {
      database = new DatabaseSync(join(dataDir, LOCK_FILE));
      database.exec('BEGIN EXCLUSIVE');
      return new FolderLock(database);
    } catch (error) {
      database?.close();
      const isHeld = error instanceof Error && error.message.includes('locked');
      throw new FolderError(
        isHeld
          ? `The data folder ${dataDir} is in use by another process. Stop that one first.`
          : `The data folder ${dataDir} cannot be used: ${reasonOf(error)}.`,
      );
    }
  }

  release(): void {
    this.#database.close();
  }
}
