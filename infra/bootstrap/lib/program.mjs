import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Interrupted } from './failure.mjs';

/**
 * Runs a program of the project on its Node 24, writing straight to the terminal.
 * @param {import('./session.mjs').Session} session
 * @param {string[]} args the script and its arguments
 * @returns {Promise<number>} its exit status
 */
export async function runProgram({ root, env, signal }, args) {
  if (signal.aborted) throw new Interrupted();
  const node = path.join(root, 'node_modules', '.bin', 'node');
  const child = spawn(node, args, { cwd: root, env, stdio: 'inherit' });
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  try {
    const [code] = await once(child, 'exit');
    if (signal.aborted) throw new Interrupted();
    return code ?? 1;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
