import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../bootstrap/lib/cache.mjs';
import { hashFiles } from '../bootstrap/lib/fingerprint.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

/** What the binary is made from; a change of any of these makes a new cache entry. */
const recipeFiles = [
  'CMakeLists.txt',
  'compat/srtp.h',
  'compat/ankerl/unordered_dense.h',
  'patches.mjs',
].map((file) => path.join(here, file));

/**
 * @typedef {object} WorkerRecipe
 * @property {string} version of mediasoup; the Node side and the worker must be the same
 * @property {string} packageDir the mediasoup npm package
 * @property {string} repositoryUrl where the package says that it is developed and released
 * @property {string} cmakeDir
 * @property {string} cacheDir one folder for this version, recipe and architecture
 * @property {string} binary inside cacheDir
 */

/**
 * @param {string} root of the repository
 * @param {NodeJS.ProcessEnv} env
 * @returns {WorkerRecipe}
 */
export function readRecipe(root, env) {
  const packageDir = path.join(root, 'node_modules', 'mediasoup');
  const manifest = JSON.parse(readFileSync(path.join(packageDir, 'package.json'), 'utf8'));
  const recipeHash = hashFiles(here, recipeFiles).slice(0, 12);
  const entry = `${manifest.version}-${recipeHash}-${process.arch}`;
  const cacheDir = path.join(cacheFolder(env), 'mediasoup-worker', entry);
  return {
    version: manifest.version,
    packageDir,
    repositoryUrl: manifest.repository.url.replace(/^git\+/, '').replace(/\.git$/, ''),
    cmakeDir: here,
    cacheDir,
    binary: path.join(cacheDir, 'mediasoup-worker'),
  };
}
