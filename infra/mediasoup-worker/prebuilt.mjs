import { chmodSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../bootstrap/lib/command.mjs';
import { smokeRun } from './check.mjs';

const downloadTimeoutMs = 90_000;

/**
 * Where mediasoup publishes the worker for this machine: the rule of the package's npm-scripts.mjs.
 * @param {{ version: string, repositoryUrl: string }} recipe
 * @param {NodeJS.ProcessEnv} env
 * @param {{ platform: string, arch: string, kernel: string }} machine
 */
export function prebuiltUrl(recipe, env, machine) {
  const base =
    env['MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL'] ||
    `${recipe.repositoryUrl}/releases/download`;
  const kernelMajor = Number(machine.kernel.split('.')[0]);
  const name = `mediasoup-worker-${recipe.version}-${machine.platform}-${machine.arch}`;
  return `${base}/${recipe.version}/${name}-kernel${kernelMajor}.tgz`;
}

/**
 * Tries the official binary. Not getting one is normal on a closed network, so it is no failure.
 * @param {import('./resolve.mjs').WorkerContext} context
 * @param {import('./recipe.mjs').WorkerRecipe} recipe
 * @param {string} workDir receives the binary
 * @returns {Promise<boolean>} whether a binary that works is in workDir
 */
export async function fetchPrebuilt({ root, env, line, signal }, recipe, workDir) {
  if (env['MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD']) return false;
  const machine = { platform: os.platform(), arch: os.arch(), kernel: os.release() };
  const archive = path.join(workDir, 'prebuilt.tgz');
  const binary = path.join(workDir, 'mediasoup-worker');
  const downloader = path.join(path.dirname(fileURLToPath(import.meta.url)), 'download.mjs');
  line.update('asking for the official binary');
  const download = await runCommand(
    path.join(root, 'node_modules/.bin/node'),
    [downloader, prebuiltUrl(recipe, env, machine), archive],
    { signal, timeoutMs: downloadTimeoutMs, env: { ...env, NODE_USE_ENV_PROXY: '1' } },
  );
  if (download.code !== 0) return false;
  const unpack = await runCommand('tar', ['-xzf', archive, '-C', workDir], { signal });
  rmSync(archive, { force: true });
  if (unpack.code !== 0) return false;
  chmodSync(binary, 0o755);
  return (await smokeRun(root, binary, signal)).code === 0;
}
