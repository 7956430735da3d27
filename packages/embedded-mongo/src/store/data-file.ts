import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { open } from 'lmdb';
import type { RootDatabase } from 'lmdb';
import { after, catalogKey, keySpace, spaceOf } from '../keys/layout.ts';
import { keyText } from './change-set.ts';
import { fileProblem } from './data-file-header.ts';
import { allocate, isDiskFull } from './disk-space.ts';
import { FolderError } from './folder-lock.ts';
import { isSealed, seal } from './seal.ts';

export const DATA_FILE = 'data.mdb';

/** Address space set aside for the file, not disk: it bounds how large the data can grow. */
const MAP_BYTES = 2 ** 38;
/** Each open cursor and transaction may hold one committed state. */
const MAX_READERS = 2048;

/** LMDB's lock file: a header, and a cache line for each reader. */
const LOCK_BYTES = 4096 + MAX_READERS * 64;

/** Written into every data file; a file with another one is not opened. */
const FORMAT = 'embedded-mongo 3';
/** Noted of indexes with arrays not in which field they are; what it did note is understood. */
const FIELDLESS_FORMAT = 'embedded-mongo 2';
/** Had no checksums. */
const UNSEALED_FORMAT = 'embedded-mongo 1';
const formatKey = catalogKey('f');

type DataFile = RootDatabase<Buffer, Buffer>;

/** What stands where the format should may be another's, a newer one's, or this one's, damaged. */
const foreign = (path: string): FolderError =>
  new FolderError(
    `${path} was not written by this database, or by a newer version, or is damaged. It was left as it is; restore a backup into an empty folder, or use another folder or the newer version.`,
  );

const unusable = (path: string, reason: string): FolderError =>
  new FolderError(
    `The data file ${path} cannot be opened: ${reason}. It was left as it is; restore a backup into an empty folder.`,
  );

/** LMDB does not come through a full disk, so it is not let near one. */
const prepareDisk = (path: string): void => {
  if (isDiskFull(dirname(path))) {
    throw new FolderError(`The disk of ${path} is full. Free some space, then start again.`);
  }
  allocate(`${path}-lock`, LOCK_BYTES);
};

export const openDataFile = (path: string, readOnly = false): DataFile => {
  const problem = existsSync(path) ? fileProblem(path) : undefined;
  if (problem !== undefined) throw unusable(path, problem);
  if (readOnly && !existsSync(path)) throw new FolderError(`There is no data file ${path}.`);
  if (!readOnly) prepareDisk(path);
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

const isSealedEntry = ({ key, value }: { key: Buffer; value: Buffer }): boolean =>
  key.equals(formatKey) || isSealed(key, value);

const SMALLEST_KEY = Buffer.of(0);

/** The catalogue with whatever is before it, and the first and the last entry of each collection and index. */
const edges = function* (database: DataFile): Generator<{ key: Buffer; value: Buffer }> {
  let start = after(Buffer.of(keySpace.catalog));
  yield* database.getRange({ start: SMALLEST_KEY, end: start });
  for (;;) {
    const [first] = database.getRange({ start, limit: 1 });
    if (first === undefined) return;
    yield first;
    const end = after(Buffer.from(spaceOf(keyText(first.key)), 'latin1'));
    // A key with nothing above it is none of ours, and so not sealed.
    if (end.length === 0) return;
    yield* database.getRange({ start: end, end: start, reverse: true, limit: 1 });
    start = end;
  }
};

/**
 * What was damaged is refused when it is read. But a key that was changed may not be met any more where
 * it was, and what is read without it would look whole, so where ranges end this is looked for.
 */
const checkEdges = (database: DataFile): void => {
  for (const entry of edges(database)) {
    if (!isSealedEntry(entry)) throw unusable(DATA_FILE, 'one of its keys is damaged');
  }
};

const formatOf = (database: DataFile): string | undefined => database.get(formatKey)?.toString();

/** @throws FolderError when the file is not one of ours */
export const checkFormat = (database: DataFile): void => {
  const format = formatOf(database);
  if (format === UNSEALED_FORMAT) {
    throw new FolderError('The data file is of an older version: start the server on it once.');
  }
  if (format !== FORMAT && format !== FIELDLESS_FORMAT) throw foreign('The data file');
  checkEdges(database);
};

/** Gives every value the checksum it did not have yet, in one commit. */
const sealAll = (database: DataFile): void =>
  database.transactionSync(() => {
    for (const key of Array.from(database.getKeys())) {
      const value = database.get(key);
      // One with a checksum already: the file is of the newer format, and what says so is damaged.
      if (value !== undefined && isSealed(key, value)) throw foreign('The data file');
      if (value !== undefined) database.putSync(key, seal(key, value));
    }
    database.putSync(formatKey, Buffer.from(FORMAT));
  });

/** Signs a new file, and refuses a foreign one. */
export const claimFormat = (database: DataFile): void => {
  if (formatOf(database) === UNSEALED_FORMAT) sealAll(database);
  const isEmpty = database.getKeysCount({ limit: 1 }) === 0;
  if (!isEmpty) checkFormat(database);
  // An older version must not write to it any more: it would not note the fields.
  if (formatOf(database) !== FORMAT) database.putSync(formatKey, Buffer.from(FORMAT));
};
