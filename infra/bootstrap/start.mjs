/**
 * `npm start`: sets up what is missing, then hands over to the supervisor, which needs Node 24.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { dataFolder, dataLockFile } from './lib/data-folder.mjs';
import { StepFailure } from './lib/failure.mjs';
import { lockOwner } from './lib/lock.mjs';
import { runSession, setUp } from './lib/session.mjs';
import { startSteps } from './steps/index.mjs';

await runSession(async (session) => {
  refuseSecondStart(session);
  await setUp(session, startSteps);
  // Another start may have been waiting for the set-up as well.
  refuseSecondStart(session);
  return supervise(session, process.argv.slice(2));
});

/** @param {import('./lib/session.mjs').Session} session */
function refuseSecondStart({ root, env }) {
  const owner = lockOwner(dataLockFile(dataFolder(root, env)));
  if (!owner) return;
  throw new StepFailure({
    what: 'Qarib is already running from this folder.',
    why: `Process ${owner.pid} holds its data${owner.note ? ` and serves ${owner.note}` : ''}.`,
    next: [
      owner.note ? `open ${owner.note}` : 'wait until it is ready',
      `or stop it: Ctrl-C in its terminal, or kill ${owner.pid}`,
      'or start another one beside it: QARIB_DATA_DIR=/some/folder npm start',
    ],
  });
}

/**
 * @param {import('./lib/session.mjs').Session} session
 * @param {string[]} args
 */
async function supervise({ root, env, signal }, args) {
  const program = path.join(root, 'node_modules', '.bin', 'node');
  const main = path.join(root, 'infra', 'start', 'main.ts');
  // A process group of its own: Ctrl-C reaches this process alone, which passes it on once. The
  // channel tells the supervisor if this process dies without being able to.
  const supervisor = spawn(program, [main, ...args], {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const stop = () => supervisor.kill('SIGTERM');
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  const [code] = await once(supervisor, 'exit');
  return code ?? 1;
}
