import {
  chmodSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  closeSync,
  openSync,
  renameSync,
} from 'node:fs';
import { join } from 'node:path';
import { DATA_FILE } from '../store/data-file.ts';
import { FolderError, FolderLock } from '../store/folder-lock.ts';
import { Store } from '../store/store.ts';
import { checkIndexes } from './check-indexes.ts';
import type { CheckReport } from './check-indexes.ts';

const sync = (path: string): void => {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/** Verifies a data folder; a server may be running on it. */
export const checkFolder = (dataDir: string): Promise<CheckReport> =>
  checkFile(join(dataDir, DATA_FILE));

const checkFile = (file: string): Promise<CheckReport> =>
  Store.reading(file, (store) => {
    const snapshot = store.snapshot();
    try {
      return checkIndexes(snapshot);
    } finally {
      snapshot.release();
    }
  });

/** Copies a data folder's newest durable state into a new file; a server may be running on it. */
export const backupFolder = async (dataDir: string, file: string): Promise<void> => {
  if (existsSync(file)) throw new FolderError(`${file} exists already. It was left as it is.`);
  await Store.reading(join(dataDir, DATA_FILE), (store) => store.backup(file));
  chmodSync(file, 0o600);
  sync(file);
};

/** Puts a backup into a data folder that holds no data yet, once it has proved sound. */
export const restoreFolder = async (file: string, dataDir: string): Promise<CheckReport> => {
  const report = await checkFile(file);
  const [problem] = report.problems;
  if (problem !== undefined) throw new FolderError(`The backup ${file} is damaged: ${problem}.`);
  const lock = FolderLock.take(dataDir);
  try {
    const target = join(dataDir, DATA_FILE);
    if (existsSync(target))
      throw new FolderError(`${dataDir} already holds data. It was left as it is.`);
    copyFileSync(file, `${target}.restoring`);
    sync(`${target}.restoring`);
    renameSync(`${target}.restoring`, target);
    sync(dataDir);
  } finally {
    lock.release();
  }
  return report;
};
