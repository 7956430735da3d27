import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  statSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { CommandError } from '../errors.ts';
import type { ChangeSet } from './change-set.ts';

/** Below this much free space a disk counts as full. */
const LEAST_FREE_BYTES = 1024 * 1024;

const freeBytes = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

export const isDiskFull = (folder: string): boolean => freeBytes(folder) < LEAST_FREE_BYTES;

export const diskFull = (): CommandError =>
  new CommandError(
    'OutOfDiskSpace',
    'the data folder has no space left; nothing was changed. Free some space, then try again',
  );

/** A change rewrites the page it is in and, now and then, one above. */
const PAGES_BYTES_PER_CHANGE = 2 * 4096;

/**
 * Whether changes certainly find room. It is asked before LMDB writes, which does not come through a
 * write that is cut short; it is asked generously, because pages are written anew rather than in place.
 */
export const hasRoomFor = (changes: ChangeSet, dataFile: string): boolean => {
  let valueBytes = 0;
  for (const [, change] of changes.entries()) valueBytes += change?.length ?? 0;
  // However many changes there are, no more pages are rewritten than the file has.
  const rewritten = Math.min(changes.size * PAGES_BYTES_PER_CHANGE, statSync(dataFile).size);
  return freeBytes(dirname(dataFile)) >= LEAST_FREE_BYTES + rewritten + 2 * valueBytes;
};

/**
 * Whether entries that are put all over the file find room beside what is on its way there. Pages are
 * half full at worst, and what is put later may write a page anew that was written already.
 */
export const hasRoomForEntries = (bytes: number, dataFile: string): boolean =>
  freeBytes(dirname(dataFile)) >= LEAST_FREE_BYTES + 4 * bytes;

const BLOCK_BYTES = 512;

/**
 * Gives a file its room on the disk. LMDB maps its lock file and makes it full of holes; with the
 * disk full, touching a hole for the first time would end the process with a signal.
 */
export const allocate = (file: string, size: number): void => {
  const descriptor = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    const found = fstatSync(descriptor);
    if (found.blocks * BLOCK_BYTES >= size) return;
    const content = Buffer.alloc(Math.max(size, found.size));
    readSync(descriptor, content, 0, found.size, 0);
    writeSync(descriptor, content, 0, content.length, 0);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};
