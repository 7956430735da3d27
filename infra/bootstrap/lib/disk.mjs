import { existsSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { StepFailure } from './failure.mjs';

/**
 * Stops before work that would fill the disk: package managers take minutes to give up on a full one.
 * @param {string} folder need not exist yet
 * @param {number} megabytes
 * @param {string} what that cannot be done without the space, one sentence
 */
export function requireFreeSpace(folder, megabytes, what) {
  let existing = folder;
  while (!existsSync(existing)) existing = path.dirname(existing);
  const { bavail, bsize } = statfsSync(existing);
  const freeMegabytes = Math.floor((bavail * bsize) / 1_000_000);
  if (freeMegabytes >= megabytes) return;
  throw new StepFailure({
    what,
    why: `The disk is nearly full: ${freeMegabytes} MB are free in ${existing}, ${megabytes} MB are needed.`,
    next: [`df -h ${existing}   (and make room)`, 'then run the same command again'],
  });
}
