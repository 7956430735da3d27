import { existsSync } from 'node:fs';
import path from 'node:path';
import { installPackages } from '../lib/apt.mjs';
import { runCommand, succeeds } from '../lib/command.mjs';
import { StepFailure } from '../lib/failure.mjs';

const programs = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const oldestChromium = 120;

/**
 * The browser of the end-to-end tests, and a font with Arabic letters for its screenshots.
 * @type {import('../lib/steps.mjs').Step}
 */
export const chromiumStep = {
  name: 'Chromium',
  run: async (context) => {
    const found = findChromium(context.env);
    const packages = [
      ...(found ? [] : ['chromium']),
      ...((await hasArabicFont(context.signal)) ? [] : ['fontconfig', 'fonts-noto-core']),
    ];
    if (packages.length > 0) {
      await installPackages(
        packages,
        context,
        'or name an installed browser: CHROMIUM_BIN=/path/to/chrome npm test',
      );
    }
    const binary = found ?? findChromium(context.env);
    if (!binary) throw notFound();
    const version = await readVersion(binary, context.signal);
    context.env['CHROMIUM_BIN'] = binary;
    return packages.length > 0 ? `${version}, installed ${packages.join(' ')}` : version;
  },
};

/** @param {NodeJS.ProcessEnv} env */
function findChromium(env) {
  if (env['CHROMIUM_BIN']) return env['CHROMIUM_BIN'];
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  return programs
    .flatMap((program) => folders.map((folder) => path.join(folder, program)))
    .find((file) => existsSync(file));
}

/** @param {AbortSignal} [signal] */
async function hasArabicFont(signal) {
  if (!succeeds('fc-list')) return false;
  const { output } = await runCommand('fc-list', [':lang=ar', 'family'], { signal });
  return output.trim() !== '';
}

/**
 * @param {string} binary
 * @param {AbortSignal} [signal]
 */
async function readVersion(binary, signal) {
  const { code, output } = await runCommand(binary, ['--version'], { signal, timeoutMs: 20_000 });
  const version = /(\d+)\.\d+\.\d+\.\d+/.exec(output);
  if (code === 0 && version && Number(version[1]) >= oldestChromium) return version[0];
  throw new StepFailure({
    what: `The browser ${binary} cannot be used.`,
    why: version
      ? `It is version ${version[0]}; ${oldestChromium} or later is needed.`
      : 'It does not start.',
    next: [
      'sudo apt-get update && sudo apt-get install chromium',
      'or name another browser: CHROMIUM_BIN=/path/to/chrome npm test',
    ],
    output,
  });
}

function notFound() {
  return new StepFailure({
    what: 'Chromium was installed but not found.',
    why: `None of ${programs.join(', ')} is in PATH.`,
    next: ['CHROMIUM_BIN=/path/to/chrome npm test'],
  });
}
