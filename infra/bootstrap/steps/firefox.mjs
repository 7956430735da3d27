import { existsSync } from 'node:fs';
import path from 'node:path';
import { installPackages } from '../lib/apt.mjs';
import { runCommand } from '../lib/command.mjs';
import { StepFailure } from '../lib/failure.mjs';

const programs = ['firefox-esr', 'firefox'];
const oldestFirefox = 153;
const another = 'or name an installed browser: FIREFOX_BIN=/path/to/firefox npm test';

/**
 * The second browser of the end-to-end tests: hospitals have it, and it has a WebRTC of its own.
 * @type {import('../lib/steps.mjs').Step}
 */
export const firefoxStep = {
  name: 'Firefox',
  run: async (context) => {
    const found = findFirefox(context.env);
    if (!found) await installPackages(['firefox-esr'], context, another);
    const binary = found ?? findFirefox(context.env);
    if (!binary) {
      throw new StepFailure({
        what: 'Firefox was installed but not found.',
        why: `None of ${programs.join(', ')} is in PATH.`,
        next: ['FIREFOX_BIN=/path/to/firefox npm test'],
      });
    }
    const version = await readVersion(binary, context.signal);
    context.env['FIREFOX_BIN'] = binary;
    return found ? version : `${version}, installed firefox-esr`;
  },
};

/** @param {NodeJS.ProcessEnv} env */
function findFirefox(env) {
  if (env['FIREFOX_BIN']) return env['FIREFOX_BIN'];
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  return programs
    .flatMap((program) => folders.map((folder) => path.join(folder, program)))
    .find((file) => existsSync(file));
}

/**
 * @param {string} binary
 * @param {AbortSignal} [signal]
 */
async function readVersion(binary, signal) {
  const { code, output } = await runCommand(binary, ['--version'], { signal, timeoutMs: 20_000 });
  const version = /Firefox (\d+)[.\d]+/.exec(output);
  if (code === 0 && version && Number(version[1]) >= oldestFirefox)
    return version[0].slice('Firefox '.length);
  throw new StepFailure({
    what: `The browser ${binary} cannot be used.`,
    why: version
      ? `It is ${version[0]}; ${oldestFirefox} or later is needed.`
      : 'It does not start.',
    next: ['sudo apt-get update && sudo apt-get install firefox-esr', another],
    output,
  });
}
