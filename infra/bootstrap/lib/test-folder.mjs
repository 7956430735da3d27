import { mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Where Linux keeps files in memory. */
const memory = '/dev/shm';
/** Tests use some hundred megabytes at once; so much is free where their files may lie in memory. */
const roomBytes = 4 * 1024 ** 3;

/**
 * Does work with a folder for all its temporary files, which is gone afterwards, with what a test that
 * failed left in it. In memory where there is room: nobody's data is in it, and no test waits for a disk.
 * @template Result
 * @param {(folder: string) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withTestFolder(work) {
  const folder = mkdtempSync(path.join(isFit(memory) ? memory : os.tmpdir(), 'qarib-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Has room, and lets a program run that a test writes there: containers often forbid it.
 * @param {string} folder
 */
function isFit(folder) {
  try {
    const { bavail, bsize } = statfsSync(folder);
    const mounts = readFileSync('/proc/mounts', 'utf8').split('\n');
    const [, , , options = 'noexec'] =
      mounts.map((line) => line.split(' ')).findLast(([, place]) => place === folder) ?? [];
    return bavail * bsize >= roomBytes && !options.split(',').includes('noexec');
  } catch {
    return false;
  }
}
