import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, publishFolder } from './cache.mjs';
import { requireFreeSpace } from './disk.mjs';
import { runCommand } from './command.mjs';
import { commandFailure } from './failure.mjs';

const npmVersion = '11.19.1';
const toolchainMegabytes = 400;

/** Retries for a link that comes and goes; without a network npm's own waits add up to minutes. */
export const patience = [
  '--prefer-offline',
  '--fetch-retries=3',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-factor=3',
];

/**
 * The npm to install the project with, on the project's own Node. An npm on an older Node leaves
 * out, without a word, every optional package whose `engines` exclude that Node: the prebuilt
 * binaries of the bundler and the linter, among others. So Node 24 comes first, from the registry
 * and by the same rules as everything else, and is kept for the next copy of the repository.
 * @param {import('./steps.mjs').StepContext} context
 * @param {string} nodeVersion as in the lock file
 * @returns {Promise<[string, string]>} program and script
 */
export async function projectNpm(context, nodeVersion) {
  const { env, line } = context;
  const given = env['npm_execpath'];
  if (given && process.versions.node === nodeVersion) return [process.execPath, given];
  const entry = `${nodeVersion}-npm-${npmVersion}-${process.arch}`;
  const folder = path.join(cacheFolder(env), 'node', entry);
  const modules = path.join(folder, 'node_modules');
  const node = path.join(modules, `node-linux-${process.arch}`, 'bin', 'node');
  const npm = path.join(modules, 'npm', 'bin', 'npm-cli.js');
  if (!existsSync(node) || !existsSync(npm)) {
    requireFreeSpace(folder, toolchainMegabytes, 'Node 24 could not be fetched.');
    line.update(`fetching Node ${nodeVersion}`);
    await publishFolder(folder, (workDir) => fetchToolchain(context, nodeVersion, workDir));
  }
  return [node, npm];
}

/**
 * @param {import('./steps.mjs').StepContext} context
 * @param {string} nodeVersion
 * @param {string} workDir
 */
async function fetchToolchain({ env, signal }, nodeVersion, workDir) {
  writeFileSync(path.join(workDir, 'package.json'), '{ "private": true }\n');
  const given = env['npm_execpath'];
  const program = given ? process.execPath : 'npm';
  const packages = [`node-linux-${process.arch}@${nodeVersion}`, `npm@${npmVersion}`];
  const options = ['--prefix', workDir, '--ignore-scripts', '--no-package-lock', ...patience];
  const result = await runCommand(
    program,
    [...(given ? [given] : []), 'install', ...options, ...packages],
    { cwd: workDir, env, signal },
  );
  if (result.code === 0) return;
  throw commandFailure('Node 24 could not be fetched.', result, {
    why: `npm install ended with status ${result.code}; its output is above.`,
    next: ['check that npm works: npm ping', 'then run the same command again'],
  });
}
