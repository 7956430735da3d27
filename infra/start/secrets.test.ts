import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { removeTemporaryFolders, temporaryFolder } from '../test/temporary-folder.ts';
import { loadSecrets } from './secrets.ts';

afterAll(removeTemporaryFolders);

const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);

test('When an installation starts for the first time, then only its owner can read its secrets', () => {
  const dataDir = path.join(temporaryFolder(), 'data');
  loadSecrets(dataDir);
  expect(modeOf(dataDir)).toBe('700');
  expect(modeOf(path.join(dataDir, 'secrets.json'))).toBe('600');
});

test('When an installation starts again, then its secrets are the same', () => {
  const dataDir = temporaryFolder();
  expect(loadSecrets(dataDir)).toEqual(loadSecrets(dataDir));
});

test('Two installations share no secret', () => {
  const first = Object.values(loadSecrets(temporaryFolder()));
  const second = Object.values(loadSecrets(temporaryFolder()));
  expect(first.filter((secret) => second.includes(secret))).toEqual([]);
});

test('When an installation is older than one of the secrets, then it keeps the others', () => {
  const dataDir = temporaryFolder();
  const file = path.join(dataDir, 'secrets.json');
  const { turnSecret, ...older } = loadSecrets(dataDir);
  writeFileSync(file, JSON.stringify(older));
  const { turnSecret: added, ...kept } = loadSecrets(dataDir);
  expect(kept).toEqual(older);
  expect(added).not.toBe(turnSecret);
  expect(readFileSync(file, 'utf8')).toContain(added);
});

test.each([
  ['/proc/qarib/data', 'no folder can be made there'],
  ['/proc/version/data', 'a file is where a folder should be'],
])('When the data folder is to be %s, then the start says that %s', (dataDir, reason) => {
  expect(() => loadSecrets(dataDir)).toThrow(reason);
});

test('When the file is damaged, then no new secrets are made behind the back of the users', () => {
  const dataDir = temporaryFolder();
  writeFileSync(path.join(dataDir, 'secrets.json'), '{ "sessionSecret": "short" }');
  expect(() => loadSecrets(dataDir)).toThrow('is damaged');
});

test('The demo password is easy to read out', () => {
  const { demoPassword } = loadSecrets(temporaryFolder());
  expect(demoPassword).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
});
