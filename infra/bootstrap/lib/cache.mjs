import { mkdirSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Where what was downloaded or built is kept, for every copy of the repository of this user.
 * @param {NodeJS.ProcessEnv} env
 */
export function cacheFolder(env) {
  const base = env['XDG_CACHE_HOME'];
  // The XDG specification: a relative path is invalid and to be ignored.
  const root = base && path.isAbsolute(base) ? base : path.join(os.homedir(), '.cache');
  return path.join(root, 'qarib');
}

/**
 * Makes a folder in the cache appear complete or not at all, whatever interrupts the work.
 * @template T
 * @param {string} folder
 * @param {(workDir: string) => Promise<T>} fill
 * @returns {Promise<T>}
 */
export async function publishFolder(folder, fill) {
  const workDir = `${folder}.${process.pid}.partial`;
  rmSync(workDir, { recursive: true, force: true });
  mkdirSync(workDir, { recursive: true });
  try {
    const result = await fill(workDir);
    rmSync(folder, { recursive: true, force: true });
    renameSync(workDir, folder);
    return result;
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}
