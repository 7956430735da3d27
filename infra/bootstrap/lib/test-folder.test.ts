import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withTestFolder } from './test-folder.mjs';

/** A suite that leaves something behind, as one does that was broken off. */
function leaveData(folder: string): string {
  mkdirSync(path.join(folder, 'database'));
  writeFileSync(path.join(folder, 'database', 'data.mdb'), 'data');
  return folder;
}

test('When a suite is over, then its temporary files are gone, whatever it left', async () => {
  const folder = await withTestFolder((each) => Promise.resolve(leaveData(each)));
  expect(existsSync(folder)).toBe(false);
});

test('When a suite cannot be run, then its temporary files are gone, and it is said', async () => {
  let folder = '';
  const run = withTestFolder((each) => {
    folder = leaveData(each);
    return Promise.reject(new Error('interrupted'));
  });
  await expect(run).rejects.toThrow('interrupted');
  expect(existsSync(folder)).toBe(false);
});
