import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Interrupted } from './failure.mjs';

const keptLines = 200;
const killAfterMs = 5_000;

/**
 * @typedef {object} CommandResult
 * @property {number} code exit status; 127 when the program does not exist, 128 after a signal
 * @property {string} output the last lines of both output streams
 *
 * @typedef {object} CommandOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {(line: string) => void} [onLine] called for every line of both output streams
 * @property {AbortSignal} [signal] ends the program and rejects with Interrupted
 * @property {number} [timeoutMs]
 */

/**
 * Runs a program to its end. A bad exit status is a result, not an exception.
 * @param {string} program
 * @param {string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<CommandResult>}
 */
export function runCommand(program, args, options = {}) {
  const { cwd, env, onLine, signal, timeoutMs } = options;
  if (signal?.aborted) return Promise.reject(new Interrupted());
  return new Promise((resolve, reject) => {
    // What is shown of the output is shown among other lines, without colours.
    const plainEnv = { ...(env ?? process.env), NO_COLOR: '1' };
    const child = spawn(program, args, { cwd, env: plainEnv, stdio: ['ignore', 'pipe', 'pipe'] });
    /** @type {string[]} */
    const lines = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (lines.length > keptLines) lines.shift();
        onLine?.(line);
      });
    }
    const end = () => {
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), killAfterMs).unref();
    };
    signal?.addEventListener('abort', end);
    const timer = timeoutMs === undefined ? undefined : setTimeout(end, timeoutMs);
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
    };
    child.once('error', (error) => {
      settle();
      resolve({ code: 127, output: error.message });
    });
    child.once('close', (code) => {
      settle();
      if (signal?.aborted) return reject(new Interrupted());
      resolve({ code: code ?? 128, output: lines.join('\n') });
    });
  });
}

/**
 * Whether a program can be run, without running a shell.
 * @param {string} program
 * @param {string[]} [args]
 */
export function succeeds(program, args = ['--version']) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
