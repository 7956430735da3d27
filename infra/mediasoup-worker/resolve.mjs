import { existsSync } from 'node:fs';
import { publishFolder } from '../bootstrap/lib/cache.mjs';
import { StepFailure } from '../bootstrap/lib/failure.mjs';
import { waitForLock } from '../bootstrap/lib/lock.mjs';
import { buildWorker } from './build.mjs';
import { loads } from './check.mjs';
import { fetchPrebuilt } from './prebuilt.mjs';
import { readRecipe } from './recipe.mjs';

/**
 * @typedef {object} WorkerContext
 * @property {string} root of the repository
 * @property {NodeJS.ProcessEnv} env
 * @property {import('../bootstrap/lib/terminal.mjs').Line} line
 * @property {AbortSignal} [signal]
 *
 * @typedef {{ binary: string, detail: string }} ResolvedWorker
 */

/**
 * Finds or makes the media worker: the one given in the environment, the cached one, the official
 * binary, a build from the sources that came with npm. The network is touched only for the last two.
 * @param {WorkerContext} context
 * @returns {Promise<ResolvedWorker>}
 */
export async function resolveWorker(context) {
  const given = context.env['MEDIASOUP_WORKER_BIN'];
  if (given) return useGiven(given);
  const recipe = readRecipe(context.root, context.env);
  if (isUsable(recipe.binary))
    return { binary: recipe.binary, detail: `${recipe.version}, cached` };
  const lock = await waitForLock(`${recipe.cacheDir}.lock`, context.signal, ({ pid }) =>
    context.line.update(`being built by another set-up (process ${pid}), waiting`),
  );
  try {
    // Whoever had the lock before may have done the work.
    if (isUsable(recipe.binary)) {
      return { binary: recipe.binary, detail: `${recipe.version}, cached` };
    }
    const how = await publishFolder(recipe.cacheDir, async (workDir) => {
      if (await fetchPrebuilt(context, recipe, workDir)) return 'official binary';
      await buildWorker(context, recipe, workDir);
      return 'built here';
    });
    return { binary: recipe.binary, detail: `${recipe.version}, ${how}` };
  } finally {
    lock.release();
  }
}

/**
 * The worker that a set-up has left on this machine, for programs that are started without one.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 */
export function findWorker(root, env) {
  const given = env['MEDIASOUP_WORKER_BIN'];
  if (given) return useGiven(given).binary;
  const { binary } = readRecipe(root, env);
  if (isUsable(binary)) return binary;
  throw new Error('There is no media worker yet. Type: npm start');
}

/** @param {string} binary */
function isUsable(binary) {
  return existsSync(binary) && loads(binary);
}

/**
 * @param {string} binary
 * @returns {ResolvedWorker}
 */
function useGiven(binary) {
  if (isUsable(binary)) return { binary, detail: 'from MEDIASOUP_WORKER_BIN' };
  throw new StepFailure({
    what: `MEDIASOUP_WORKER_BIN names ${binary}, which cannot be used.`,
    why: existsSync(binary)
      ? 'It does not start on this machine, or it is not a mediasoup worker.'
      : 'There is no such file.',
    next: ['unset MEDIASOUP_WORKER_BIN   (then the worker is found or built by itself)'],
  });
}
