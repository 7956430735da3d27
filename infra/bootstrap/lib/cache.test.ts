import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { removeTemporaryFolders, temporaryFolder } from '../../test/temporary-folder.ts';
import { cacheFolder, publishFolder } from './cache.mjs';

afterAll(removeTemporaryFolders);

test('When the work fails half-way, then nothing appears in the cache', async () => {
  const base = temporaryFolder();
  const publish = publishFolder(path.join(base, 'worker'), async (workDir) => {
    writeFileSync(path.join(workDir, 'half'), '');
    throw new Error('interrupted');
  });
  await expect(publish).rejects.toThrow('interrupted');
  expect(readdirSync(base)).toEqual([]);
});

test('When the work is done, then the folder appears complete', async () => {
  const folder = path.join(temporaryFolder(), 'worker');
  await publishFolder(folder, async (workDir) => {
    writeFileSync(path.join(workDir, 'mediasoup-worker'), '');
    expect(existsSync(folder)).toBe(false);
  });
  expect(readdirSync(folder)).toEqual(['mediasoup-worker']);
});

test('When XDG_CACHE_HOME is relative, then it is ignored as the specification asks', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/var/cache/me' })).toBe('/var/cache/me/qarib');
  expect(cacheFolder({ XDG_CACHE_HOME: 'cache' })).toMatch(/\/\.cache\/qarib$/);
});
