import { statSync } from 'node:fs';
import path from 'node:path';
import { removeTemporaryFolders, temporaryFolder } from '../test/temporary-folder.ts';
import { databaseSocketPath } from './database-socket.ts';

afterAll(removeTemporaryFolders);

test('The database listens in the data folder', () => {
  expect(databaseSocketPath('/srv/qarib/data', {})).toBe('/srv/qarib/data/db.sock');
});

test('When the path is too long for a socket, then it listens in a private folder', () => {
  const runtimeDir = temporaryFolder();
  const dataDir = path.join('/srv', 'a-long-folder-name'.repeat(6), 'data');
  const socket = databaseSocketPath(dataDir, { XDG_RUNTIME_DIR: runtimeDir });
  expect(socket).toMatch(new RegExp(`^${runtimeDir}/qarib-[0-9a-f]{16}/db\\.sock$`));
  expect(statSync(path.dirname(socket)).mode & 0o777).toBe(0o700);
  expect(databaseSocketPath(dataDir, { XDG_RUNTIME_DIR: runtimeDir })).toBe(socket);
});

test('Two data folders never share a socket', () => {
  const env = { XDG_RUNTIME_DIR: temporaryFolder() };
  const [one, two] = ['one', 'two'].map((name) => `/srv/${'deep/'.repeat(25)}${name}`);
  expect(databaseSocketPath(one ?? '', env)).not.toBe(databaseSocketPath(two ?? '', env));
});
