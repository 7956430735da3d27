import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../bootstrap/lib/command.mjs';

// main.cpp of the worker: the exit status when it was not started by mediasoup's Node side.
const notStartedByMediasoup = 41;

/**
 * Whether the binary loads on this machine: the libraries it needs may have gone since it was built.
 * @param {string} binary
 */
export function loads(binary) {
  return spawnSync(binary, [], { stdio: 'ignore', env: {} }).status === notStartedByMediasoup;
}

/**
 * Runs the binary as mediasoup will: a router, a transport and a DTLS handshake's first flight.
 * @param {string} root
 * @param {string} binary
 * @param {AbortSignal} [signal]
 * @returns {Promise<import('../bootstrap/lib/command.mjs').CommandResult>}
 */
export function smokeRun(root, binary, signal) {
  const script = path.join(path.dirname(fileURLToPath(import.meta.url)), 'smoke-run.ts');
  return runCommand(path.join(root, 'node_modules/.bin/node'), [script, binary], {
    cwd: root,
    signal,
    timeoutMs: 20_000,
  });
}
