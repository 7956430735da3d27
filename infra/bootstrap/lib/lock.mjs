import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Interrupted } from './failure.mjs';

/**
 * @typedef {{ pid: number, startedAt: string, note: string }} LockOwner
 * @typedef {{ release: () => void, describe: (note: string) => void }} Lock
 */

/** Another live process has the lock. */
export class LockHeld extends Error {
  /** @param {LockOwner} owner */
  constructor(owner) {
    super(`held by process ${owner.pid}`);
    this.name = 'LockHeld';
    this.owner = owner;
  }
}

/**
 * Takes a lock file for this process, replacing one whose owner is dead.
 * @param {string} file
 * @param {string} [note] shown to whoever finds the lock taken
 * @returns {Lock}
 */
export function acquireLock(file, note = '') {
  mkdirSync(path.dirname(file), { recursive: true });
  const startedAt = processStart(process.pid);
  /** @param {string} text */
  const prepare = (text) => {
    const prepared = `${file}.${process.pid}`;
    const owner = { pid: process.pid, startedAt, note: text };
    writeFileSync(prepared, JSON.stringify(owner), { mode: 0o600 });
    return prepared;
  };
  for (;;) {
    const prepared = prepare(note);
    try {
      // A link appears with its content or not at all, so nobody ever reads a half-written lock.
      linkSync(prepared, file);
      break;
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
      const owner = lockOwner(file);
      if (owner) throw new LockHeld(owner);
      rmSync(file, { force: true });
    } finally {
      rmSync(prepared, { force: true });
    }
  }
  return {
    release: () => {
      if (lockOwner(file)?.pid === process.pid) rmSync(file, { force: true });
    },
    describe: (text) => renameSync(prepare(text), file),
  };
}

/**
 * The live process that holds a lock, if any.
 * @param {string} file
 * @returns {LockOwner | undefined}
 */
export function lockOwner(file) {
  try {
    const owner = JSON.parse(readFileSync(file, 'utf8'));
    // The start time tells a living owner from another process that got its number.
    return processStart(owner.pid) === owner.startedAt ? owner : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A process's start time in clock ticks, from proc(5), or '' when there is no such process.
 * @param {number} pid
 */
function processStart(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22, counted after the parenthesised command name, which may hold blanks.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function isCode(error, code) {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

/**
 * Takes a lock, waiting for its present owner to end.
 * @param {string} file
 * @param {AbortSignal | undefined} signal
 * @param {(owner: LockOwner) => void} onWait called once a second while waiting
 * @returns {Promise<Lock>}
 */
export async function waitForLock(file, signal, onWait) {
  for (;;) {
    try {
      return acquireLock(file);
    } catch (error) {
      if (!(error instanceof LockHeld)) throw error;
      onWait(error.owner);
    }
    await setTimeout(1_000, undefined, { signal }).catch(() => {
      throw new Interrupted();
    });
  }
}
