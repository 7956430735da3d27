import os from 'node:os';
import { StepFailure } from '../lib/failure.mjs';

const oldestNode = 18;

/**
 * @typedef {object} Machine
 * @property {string} platform
 * @property {string} arch
 * @property {string} nodeVersion
 * @property {boolean} hasGlibc
 */

/** @returns {Machine} */
function thisMachine() {
  const report = /** @type {{ header: Record<string, unknown> }} */ (process.report.getReport());
  return {
    platform: os.platform(),
    arch: os.arch(),
    nodeVersion: process.versions.node,
    hasGlibc: report.header['glibcVersionRuntime'] !== undefined,
  };
}

/**
 * Checks that this machine can run the project at all, before minutes are spent on it.
 * @type {import('../lib/steps.mjs').Step & { check: (machine: Machine) => string }}
 */
export const machineStep = {
  name: 'Machine',
  run: async () => machineStep.check(thisMachine()),
  check: ({ platform, arch, nodeVersion, hasGlibc }) => {
    const what = 'Qarib cannot be set up on this machine.';
    const next = ['use Linux on x64 or arm64 with glibc; Debian 12 is what is tested'];
    if (platform !== 'linux') {
      throw new StepFailure({ what, why: `It runs ${platform}; Linux is needed.`, next });
    }
    if (arch !== 'x64' && arch !== 'arm64') {
      throw new StepFailure({
        what,
        why: `Its processor is ${arch}; x64 or arm64 is needed.`,
        next,
      });
    }
    if (!hasGlibc) {
      throw new StepFailure({ what, why: 'Its C library is not glibc (Alpine?).', next });
    }
    if (Number(nodeVersion.split('.')[0]) < oldestNode) {
      throw new StepFailure({
        what,
        why: `Its Node is ${nodeVersion}; ${oldestNode} or later is needed to begin.`,
        next: [
          'sudo apt-get install nodejs npm   (Debian 12 has 18; Node 24 then comes by itself)',
        ],
      });
    }
    return `Linux ${arch}, Node ${nodeVersion}`;
  },
};
