import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { dataLockFile } from '../bootstrap/lib/data-folder.mjs';
import { LockHeld, acquireLock } from '../bootstrap/lib/lock.mjs';
import type { Terminal } from '../bootstrap/lib/terminal.mjs';
import { readStartSettings } from '../start/start-settings.ts';
import { findStore } from './find-store.ts';
import { openStore } from './open-store.ts';
import { placeStore } from './place-store.ts';
import { storeNames } from './stores.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export interface StoreProgram {
  /** Relative to the repository. */
  program: string;
  args?: readonly string[];
  /** What the lock says of who uses the store. */
  note: string;
  /** Whether it does no harm while Qarib runs on the same records. */
  mayRunBeside: boolean;
  /** Says where the store is; absent: the environment of this process. */
  env?: NodeJS.ProcessEnv;
  /** Takes what it writes, line by line; absent: the terminal does. */
  onLine?: (line: string) => void;
}

/**
 * Runs a program of the server on the records of this installation. Where Qarib runs, the store is
 * reached where Qarib reaches it, if the program may; elsewhere it is started for the program.
 */
export async function runOnStore(terminal: Terminal, use: StoreProgram): Promise<number> {
  const { env = process.env } = use;
  const settings = readStartSettings(root, env, { isDemo: false });
  const choice = findStore(settings, env);
  terminal.print(`Store: ${storeNames[choice.kind]} (${choice.reason}).`);
  if (choice.kind === 'uri') return runProgram(use, choice.uri);
  let lock;
  try {
    lock = acquireLock(dataLockFile(settings.dataDir), use.note);
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error;
    if (use.mayRunBeside && choice.kind === 'embedded') {
      const { uri } = await placeStore(choice, settings.dataDir, env, root);
      return runProgram(use, uri);
    }
    terminal.print(`Qarib is running (process ${error.owner.pid}): stop it first.`);
    return 1;
  }
  try {
    const store = await openStore(choice, settings.dataDir, env);
    try {
      return await runProgram(use, store.uri);
    } finally {
      await store.close();
    }
  } finally {
    lock.release();
  }
}

async function runProgram(
  { program, args = [], env = process.env, onLine }: StoreProgram,
  uri: string,
): Promise<number> {
  const child = spawn(process.execPath, [path.join(root, program), ...args], {
    env: { ...env, MONGODB_URI: uri },
    stdio: ['ignore', onLine ? 'pipe' : 'inherit', 'inherit'],
  });
  const ended = once(child, 'exit');
  if (onLine && child.stdout) {
    for await (const line of createInterface({ input: child.stdout })) onLine(line);
  }
  await ended;
  return child.exitCode ?? 1;
}
