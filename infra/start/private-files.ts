import { chmodSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A folder or file of the installation that cannot be made, in words. */
export class UnusableFolder extends Error {
  constructor(folder: string, error: unknown) {
    super(`${folder} cannot be used: ${reasonOf(error)}`);
    this.name = 'UnusableFolder';
  }
}

/** Makes a folder, and those above it, that only the owner may enter. */
export function makePrivateFolder(folder: string): void {
  try {
    makeFolder(folder);
    chmodSync(folder, 0o700);
  } catch (error) {
    throw new UnusableFolder(folder, error);
  }
}

/** Writes a file that only the owner may read; others see the old content or the new one. */
export function writePrivateFile(file: string, content: string): void {
  const partial = `${file}.${process.pid}`;
  try {
    writeFileSync(partial, content, { mode: 0o600 });
    renameSync(partial, file);
  } catch (error) {
    throw new UnusableFolder(path.dirname(file), error);
  }
}

/** One after the other: asked to make them all at once below /proc, Node tries for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there.',
  EPERM: 'this user may not write there.',
  EROFS: 'it is on a file system that is read-only.',
  ENOENT: 'no folder can be made there.',
  ENOTDIR: 'a file is where a folder should be.',
  ENOSPC: 'the disk is full.',
  EDQUOT: 'the disk quota is used up.',
};

function reasonOf(error: unknown): string {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  const code = hasCode ? String(error.code) : 'unknown';
  return reasons[code] ?? `the system says ${code}.`;
}
