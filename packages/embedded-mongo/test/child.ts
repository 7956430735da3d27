import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const MAIN = join(__dirname, '..', 'src', 'main.ts');

export type Child = {
  process: ChildProcess;
  socketPath: string;
  /** everything it has logged, one parsed line each */
  log: () => Record<string, unknown>[];
  /** resolves with the exit code, or null when a signal ended it */
  exited: Promise<number | null>;
};

const running = new Set<ChildProcess>();

// A test that failed half way must not leave its server behind: jest would wait for it.
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts the server as a product does, with an IPC channel; does not wait for it. */
export const spawnServer = (folder: string, more: readonly string[] = []): Child => {
  const socketPath = join(folder, 'mongo.sock');
  const child = spawn(process.execPath, [MAIN, '--data', folder, '--socket', socketPath, ...more], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  running.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  const log = (): Record<string, unknown>[] =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { process: child, socketPath, log, exited };
};

/** Waits until it serves; fails with its log when it ends instead. */
export const readyServer = async (folder: string, more: readonly string[] = []): Promise<Child> => {
  const child = spawnServer(folder, more);
  const outcome = await Promise.race([once(child.process, 'message'), child.exited]);
  if (!Array.isArray(outcome)) throw new Error(`the server ended: ${JSON.stringify(child.log())}`);
  return child;
};
