import { spawnSync } from 'node:child_process';
import { runCommand, succeeds } from './command.mjs';
import { commandFailure, StepFailure } from './failure.mjs';

const lockWaitSeconds = 60;

/**
 * @typedef {object} AptContext
 * @property {NodeJS.ProcessEnv} env
 * @property {import('./terminal.mjs').Line} line
 * @property {AbortSignal} [signal]
 */

/**
 * Installs Debian packages, as root or through sudo.
 * @param {string[]} packages
 * @param {AptContext} context
 * @param {string} alternative what else the user can do, one line
 */
export async function installPackages(packages, context, alternative) {
  const what = `Debian packages could not be installed: ${packages.join(' ')}`;
  const byHand = `sudo apt-get update && sudo apt-get install ${packages.join(' ')}`;
  if (!succeeds('apt-get')) {
    throw new StepFailure({
      what,
      why: 'This system has no apt-get; only Debian and its relatives can be set up automatically.',
      next: [
        'install the equivalent packages with the package manager of this system',
        alternative,
      ],
    });
  }
  const prefix = rootPrefix(context, what, [byHand, alternative]);
  const commands = [
    { args: ['update'], doing: 'apt-get update' },
    {
      args: ['install', '--yes', '--no-install-recommends', ...packages],
      doing: 'apt-get install',
    },
  ];
  for (const { args, doing } of commands) {
    context.line.update(doing);
    const result = await runApt(prefix, args, context);
    // A stale mirror list is no reason to stop: the install says whether it can do without.
    if (result.code === 0 || doing === 'apt-get update') continue;
    throw commandFailure(what, result, {
      why: `${doing} ended with status ${result.code}; its output is above.`,
      next: [byHand, alternative],
    });
  }
}

/**
 * @param {string[]} prefix
 * @param {string[]} args
 * @param {AptContext} context
 */
function runApt(prefix, args, { line, signal, env }) {
  const options = ['-o', `DPkg::Lock::Timeout=${lockWaitSeconds}`, '-o', 'APT::Status-Fd=1'];
  const command = [
    ...prefix,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    ...options,
    ...args,
  ];
  const [program = 'apt-get', ...rest] = command;
  return runCommand(program, rest, {
    signal,
    env: { ...env, LC_ALL: 'C' },
    onLine: (text) => {
      const progress = aptProgress(text);
      if (progress) line.update(progress);
    },
  });
}

/**
 * A line of apt's status protocol in words: "dlstatus:3:42.0:Retrieving file 3 of 7".
 * @param {string} text
 */
export function aptProgress(text) {
  const [, kind, percent] = /^(dl|pm)status:[^:]*(?::[a-z0-9]+)?:(\d+)[.\d]*:/.exec(text) ?? [];
  if (percent === undefined) return undefined;
  return `${kind === 'dl' ? 'downloading' : 'installing'} packages, ${percent} %`;
}

/**
 * What to put before apt-get to have the rights it needs.
 * @param {AptContext} context
 * @param {string} what
 * @param {string[]} next
 */
function rootPrefix({ line }, what, next) {
  if (process.getuid?.() === 0) return [];
  if (succeeds('sudo', ['-n', 'true'])) return ['sudo', '-n'];
  if (succeeds('sudo') && process.stdin.isTTY) {
    line.pause();
    const prompt = '[sudo] %u, your password is needed to install system packages: ';
    const isGranted = spawnSync('sudo', ['-v', '-p', prompt], { stdio: 'inherit' }).status === 0;
    if (isGranted) return ['sudo', '-n'];
  }
  throw new StepFailure({
    what,
    why: 'This needs root: you are not root and sudo is missing or not allowed.',
    next: ['ask whoever administers this machine to type:', ...next],
  });
}
