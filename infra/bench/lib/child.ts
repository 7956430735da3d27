import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeOptions } from '@qarib/embedded-mongo/node-options';
import { nodeArguments } from '../../start/node-arguments.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** A server of its own process that says when it is ready, as the product starts it. */
export interface MeasuredChild {
  process: ChildProcess;
  exited: Promise<unknown>;
  /** Milliseconds from starting the process to its ready message. */
  startedInMs: number;
}

export interface ChildSettings {
  env?: Record<string, string>;
  /** Arguments of Node itself, such as `--cpu-prof`. */
  nodeArgs?: readonly string[];
}

/** @param script relative to the repository */
export async function startChild(
  script: string,
  args: readonly string[],
  { env = {}, nodeArgs = [] }: ChildSettings = {},
): Promise<MeasuredChild> {
  const startedAtMs = performance.now();
  const program = [...nodeArguments, ...nodeArgs, path.join(root, script)];
  const child = spawn(process.execPath, [...program, ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, ...env },
  });
  const exited = once(child, 'exit');
  const first = await Promise.race([once(child, 'message'), exited.then(() => undefined)]);
  if (first === undefined) throw new Error(`${script} ended before it was ready`);
  return { process: child, exited, startedInMs: performance.now() - startedAtMs };
}

/** Starts the embedded database on a folder. */
export function startDatabase(
  folder: string,
  nodeArgs: readonly string[] = [],
): Promise<MeasuredChild> {
  const places = ['--data', path.join(folder, 'db'), '--socket', path.join(folder, 'db.sock')];
  const settings = { env: { NODE_OPTIONS: nodeOptions }, nodeArgs };
  return startChild('packages/embedded-mongo/src/main.ts', places, settings);
}

export function databaseUri(folder: string): string {
  const socket = encodeURIComponent(path.join(folder, 'db.sock'));
  return `mongodb://${socket}/bench?directConnection=true`;
}

export async function stopChild({ process: child, exited }: MeasuredChild): Promise<void> {
  child.kill('SIGTERM');
  await exited;
}

/** Memory of a process in MB: its own, and with the pages of mapped files that are in memory. */
export function memoryOf({ process: child }: MeasuredChild): { ownMb: number; totalMb: number } {
  const status = readFileSync(`/proc/${child.pid ?? 'self'}/status`, 'utf8');
  const field = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024;
  return { ownMb: field('RssAnon'), totalMb: field('VmRSS') };
}
