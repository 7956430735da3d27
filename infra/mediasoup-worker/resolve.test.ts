import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stepContext } from '../test/fake-repository.ts';
import { compileProgress } from './build.mjs';
import { applyPatch, patches } from './patches.mjs';
import { prebuiltUrl } from './prebuilt.mjs';
import { readRecipe } from './recipe.mjs';
import { resolveWorker } from './resolve.mjs';

const root = path.resolve(__dirname, '../..');

test('The patches fit the installed version of mediasoup', () => {
  const { packageDir } = readRecipe(root, process.env);
  for (const patch of patches) {
    const source = readFileSync(path.join(packageDir, 'worker', patch.file), 'utf8');
    expect(applyPatch(patch, source)).toContain(patch.replace);
  }
});

test('When a patch does not fit, then the build stops instead of making a worker that dies', () => {
  const [patch] = patches;
  if (!patch) throw new Error('there is a patch');
  expect(() => applyPatch(patch, 'other source')).toThrow('does not fit');
});

test('The official binary is looked for where the package itself would', () => {
  const machine = { platform: 'linux', arch: 'x64', kernel: '6.1.0-40-amd64' };
  const recipe = { version: '3.27.1', repositoryUrl: 'https://code.example/mediasoup' };
  const name = '3.27.1/mediasoup-worker-3.27.1-linux-x64-kernel6.tgz';
  expect(prebuiltUrl(recipe, {}, machine)).toBe(
    `https://code.example/mediasoup/releases/download/${name}`,
  );
  const mirror = { MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL: 'https://mirror.example/m' };
  expect(prebuiltUrl(recipe, mirror, machine)).toBe(`https://mirror.example/m/${name}`);
});

test('The cache entry depends on the version and the recipe, not on where the repository is', () => {
  const { cacheDir, version } = readRecipe(root, { XDG_CACHE_HOME: '/cache' });
  expect(cacheDir).toMatch(
    new RegExp(`^/cache/qarib/mediasoup-worker/${version}-[0-9a-f]{12}-${process.arch}$`),
  );
});

test.each([
  ['/nowhere/mediasoup-worker', 'There is no such file.'],
  ['/bin/true', 'It does not start on this machine, or it is not a mediasoup worker.'],
])('When MEDIASOUP_WORKER_BIN is %s, then the failure says why', async (binary, why) => {
  const context = stepContext(root, { MEDIASOUP_WORKER_BIN: binary });
  await expect(resolveWorker(context)).rejects.toMatchObject({
    why,
    next: [expect.stringMatching(/^unset MEDIASOUP_WORKER_BIN/)],
  });
});

test.each([
  ['[65/260] Building CXX object a.cpp.o', 25],
  ['ninja: Entering directory', undefined],
])('The progress in %p is %p', (line, percent) => {
  expect(compileProgress(line)).toBe(percent);
});
