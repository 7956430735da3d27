import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '../lib/command.mjs';
import { commandFailure } from '../lib/failure.mjs';
import { hashFiles, listFiles } from '../lib/fingerprint.mjs';

const ownScope = '@qarib/';

/**
 * Builds the pages that the server serves, when anything they are made from has changed.
 * @type {import('../lib/steps.mjs').Step}
 */
export const webBuildStep = {
  name: 'Web pages',
  run: async ({ root, env, line, signal }) => {
    const webDir = path.join(root, 'apps', 'web');
    const marker = path.join(root, '.cache', 'web-build-hash');
    const inputsHash = hashFiles(root, webInputs(root));
    const isBuilt = existsSync(path.join(webDir, 'dist', 'index.html'));
    if (isBuilt && existsSync(marker) && readFileSync(marker, 'utf8') === inputsHash) {
      return 'up to date';
    }
    line.update('vite build');
    rmSync(marker, { force: true });
    const node = path.join(root, 'node_modules', '.bin', 'node');
    const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const result = await runCommand(node, [vite, 'build'], {
      cwd: webDir,
      env: { ...env, NODE_ENV: 'production' },
      signal,
    });
    if (result.code !== 0) {
      throw commandFailure(
        'The web pages could not be built.',
        result,
        {
          why: 'vite build ended with an error; its output is above.',
          next: ['correct the file it names, then run the same command again'],
        },
        { isLocal: true },
      );
    }
    mkdirSync(path.dirname(marker), { recursive: true });
    writeFileSync(marker, inputsHash);
    return 'built';
  },
};

/**
 * The files that the build depends on: the web app, the project's packages it imports, and the
 * versions of all others.
 * @param {string} root
 */
function webInputs(root) {
  const folders = ownPackages(root, path.join(root, 'apps', 'web'));
  const sources = [...folders].flatMap((folder) =>
    listFiles(folder, (name) => !/\.test\.tsx?$/.test(name)),
  );
  return [...sources, path.join(root, 'package-lock.json')];
}

/**
 * A workspace and, transitively, the workspaces it depends on at run time.
 * @param {string} root
 * @param {string} folder
 * @param {Set<string>} found
 * @returns {Set<string>}
 */
function ownPackages(root, folder, found = new Set()) {
  if (found.has(folder)) return found;
  found.add(folder);
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  for (const name of Object.keys(manifest.dependencies ?? {})) {
    if (!name.startsWith(ownScope)) continue;
    ownPackages(root, path.join(root, 'packages', name.slice(ownScope.length)), found);
  }
  return found;
}
