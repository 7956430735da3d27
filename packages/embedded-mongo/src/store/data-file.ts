import { existsSync } from 'node:fs';
import { open } from 'lmdb';
import type { RootDatabase } from 'lmdb';
import { catalogKey } from '../keys/layout.ts';
import { headerProblem } from './data-file-header.ts';
import { FolderError } from './folder-lock.ts';

export const DATA_FILE = 'data.mdb';

/** Address space set aside for the file, not disk: it bounds how large the data can grow. */
const MAP_BYTES = 2 ** 38;
/** Each open cursor and transaction may hold one committed state. */
const MAX_READERS = 2048;

/** Written into every data file; a file with another one is not opened. */
const FORMAT = 'embedded-mongo 1';
const formatKey = catalogKey('f');

type DataFile = RootDatabase<Buffer, Buffer>;

const foreign = (path: string): FolderError =>
  new FolderError(
    `${path} was not written by this database, or by a newer one. It was left as it is.`,
  );

const unusable = (path: string, reason: string): FolderError =>
  new FolderError(`The data file ${path} cannot be opened: ${reason}. It was left as it is.`);

export const openDataFile = (path: string, readOnly = false): DataFile => {
  const problem = existsSync(path) ? headerProblem(path) : undefined;
  if (problem !== undefined) throw unusable(path, problem);
  if (readOnly && !existsSync(path)) throw new FolderError(`There is no data file ${path}.`);
  try {
    return open<Buffer, Buffer>({
      path,
      readOnly,
      noSubdir: true,
      encoding: 'binary',
      keyEncoding: 'binary',
      mapSize: MAP_BYTES,
      maxReaders: MAX_READERS,
      // Batches are made by the store; the library's own would reject promises nobody holds.
      eventTurnBatching: false,
      // Durability: with overlapping sync the promise of a write resolves before the data is on
      // disk (only `flushed` waits for it) and a crash may fall back to an older commit. Without it
      // LMDB's classic protocol runs: fdatasync the pages, then write the meta page through a
      // synchronous descriptor, then resolve. What we acknowledge has been synced. noSync and
      // noMetaSync would each drop one of these steps and stay off.
      overlappingSync: false,
      noSync: false,
      noMetaSync: false,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    throw unusable(path, reason);
  }
};

/** @throws FolderError when the file is not one of ours */
export const checkFormat = (database: DataFile): void => {
  if (database.get(formatKey)?.toString() !== FORMAT) throw foreign('The data file');
};

/** Signs a new file, and refuses a foreign one. */
export const claimFormat = (database: DataFile): void => {
  const isEmpty = database.getKeysCount({ limit: 1 }) === 0;
  if (!isEmpty) {
    checkFormat(database);
    return;
  }
  database.putSync(formatKey, Buffer.from(FORMAT));
};
