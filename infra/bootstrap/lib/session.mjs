import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Interrupted, StepFailure } from './failure.mjs';
import { waitForLock } from './lock.mjs';
import { runSteps } from './steps.mjs';
import { Terminal } from './terminal.mjs';

export const repositoryRoot = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../../..',
);

const interruptedStatus = 130;

/**
 * @typedef {object} Session one run of `npm start`, `npm test`, ...
 * @property {string} root of the repository
 * @property {NodeJS.ProcessEnv} env for every program that is started
 * @property {Terminal} terminal
 * @property {AbortSignal} signal aborts on Ctrl-C and SIGTERM
 */

/**
 * Runs a command of the project and ends the process with its status.
 * @param {(session: Session) => Promise<number>} command
 */
export async function runSession(command) {
  const terminal = new Terminal(process.stdout);
  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  const env = { ...process.env, PATH: projectPath(process.env) };
  try {
    process.exitCode = await command({
      root: repositoryRoot,
      env,
      terminal,
      signal: interruption.signal,
    });
  } catch (error) {
    if (error instanceof StepFailure) {
      terminal.printFailure(error);
      process.exitCode = 1;
    } else if (error instanceof Interrupted) {
      terminal.print('Stopped.');
      process.exitCode = interruptedStatus;
    } else {
      throw error;
    }
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

/**
 * Runs set-up steps, never two set-ups at once in one copy of the repository.
 * @param {Session} session
 * @param {import('./steps.mjs').Step[]} steps
 */
export async function setUp({ root, env, terminal, signal }, steps) {
  const lockFile = path.join(root, '.cache', 'setup.lock');
  let hasSaidSo = false;
  const lock = await waitForLock(lockFile, signal, ({ pid }) => {
    if (!hasSaidSo) terminal.print(`Waiting for another set-up of this folder (process ${pid}).`);
    hasSaidSo = true;
  });
  try {
    await runSteps(steps, { root, env, signal }, terminal);
  } finally {
    lock.release();
  }
}

/**
 * The project's own programs come first, above all its Node 24.
 * @param {NodeJS.ProcessEnv} env
 */
function projectPath(env) {
  return [path.join(repositoryRoot, 'node_modules', '.bin'), env['PATH']].join(path.delimiter);
}
