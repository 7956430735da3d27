import { copyFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installPackages } from '../bootstrap/lib/apt.mjs';
import { runCommand, succeeds } from '../bootstrap/lib/command.mjs';
import { requireFreeSpace } from '../bootstrap/lib/disk.mjs';
import { commandFailure } from '../bootstrap/lib/failure.mjs';
import { applyPatch, patches } from './patches.mjs';
import { smokeRun } from './check.mjs';

const buildMegabytes = 800;
const aptPackages = [
  'cmake',
  'ninja-build',
  'g++',
  'pkg-config',
  'libuv1-dev',
  'libssl-dev',
  'libsrtp2-dev',
  'libabsl-dev',
  'libflatbuffers-dev',
  'flatbuffers-compiler',
];
const tools = ['cmake', 'ninja', 'c++', 'pkg-config', 'flatc'];
// The same modules as in CMakeLists.txt.
const libraries = [
  'libuv',
  'openssl',
  'libsrtp2',
  'absl_flat_hash_map',
  'absl_strings',
  'absl_optional',
  'flatbuffers',
];
const worker = 'The media worker could not be built.';
const builtElsewhere =
  'or give a binary built elsewhere: MEDIASOUP_WORKER_BIN=/path/to/mediasoup-worker npm start';

/**
 * Builds the worker from the sources in the npm package.
 * @param {import('./resolve.mjs').WorkerContext} context
 * @param {import('./recipe.mjs').WorkerRecipe} recipe
 * @param {string} workDir receives the binary
 */
export async function buildWorker(context, recipe, workDir) {
  const { root, line, signal } = context;
  requireFreeSpace(workDir, buildMegabytes, worker);
  if (!hasToolchain()) await installPackages(aptPackages, context, builtElsewhere);
  const sourceDir = path.join(workDir, 'source');
  const buildDir = path.join(workDir, 'build');
  copySources(recipe.packageDir, sourceDir);
  await configure(recipe, sourceDir, buildDir, signal);
  await compile(buildDir, line, signal);
  const binary = path.join(workDir, 'mediasoup-worker');
  copyFileSync(path.join(buildDir, 'mediasoup-worker'), binary);
  line.update('trying the new binary');
  const smoke = await smokeRun(root, binary, signal);
  if (smoke.code !== 0) {
    throw commandFailure('The media worker was built but does not work.', smoke, {
      why: 'It did not get through a trial connection on this machine; the output says more.',
      next: [
        'sudo apt-get update && sudo apt-get upgrade, then run the same command again',
        builtElsewhere,
      ],
    });
  }
  rmSync(sourceDir, { recursive: true });
  rmSync(buildDir, { recursive: true });
}

function hasToolchain() {
  return (
    tools.every((tool) => succeeds(tool)) && succeeds('pkg-config', ['--exists', ...libraries])
  );
}

/**
 * @param {string} packageDir
 * @param {string} sourceDir
 */
function copySources(packageDir, sourceDir) {
  for (const folder of ['src', 'include', 'fbs', 'deps']) {
    const from = path.join(packageDir, 'worker', folder);
    cpSync(from, path.join(sourceDir, folder), { recursive: true });
  }
  for (const patch of patches) {
    const file = path.join(sourceDir, patch.file);
    writeFileSync(file, applyPatch(patch, readFileSync(file, 'utf8')));
  }
}

/**
 * @param {import('./recipe.mjs').WorkerRecipe} recipe
 * @param {string} sourceDir
 * @param {string} buildDir
 * @param {AbortSignal} [signal]
 */
async function configure(recipe, sourceDir, buildDir, signal) {
  const options = ['-G', 'Ninja', '-DCMAKE_BUILD_TYPE=Release', `-DWORKER_SOURCE=${sourceDir}`];
  const result = await runCommand('cmake', ['-S', recipe.cmakeDir, '-B', buildDir, ...options], {
    signal,
  });
  if (result.code === 0) return;
  throw commandFailure(worker, result, {
    why: 'CMake did not find everything that it needs; the output says what.',
    next: [`sudo apt-get install ${aptPackages.join(' ')}`, builtElsewhere],
  });
}

/**
 * @param {string} buildDir
 * @param {import('../bootstrap/lib/terminal.mjs').Line} line
 * @param {AbortSignal} [signal]
 */
async function compile(buildDir, line, signal) {
  // ninja itself rather than `cmake --build`: when it is told to stop, it stops its compilers.
  const result = await runCommand('ninja', ['-C', buildDir], {
    signal,
    onLine: (text) => {
      const progress = compileProgress(text);
      if (progress !== undefined) line.update(`compiling, ${progress} %`);
    },
  });
  if (result.code === 0) return;
  throw commandFailure(worker, result, {
    why: 'A source file did not compile; the output says which. (A compiler "Killed": memory ran out.)',
    next: [
      'run the same command again; about 1 GB of free memory per core is needed',
      builtElsewhere,
    ],
  });
}

/**
 * The percentage in a line of ninja's output, "[12/260] Building ...".
 * @param {string} text
 */
export function compileProgress(text) {
  const match = /^\[(\d+)\/(\d+)\]/.exec(text);
  if (!match) return undefined;
  return Math.floor((100 * Number(match[1])) / Number(match[2]));
}
