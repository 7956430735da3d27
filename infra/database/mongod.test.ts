import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Document } from 'mongodb';
import { removeTemporaryFolders, temporaryFolder } from '../test/temporary-folder.ts';
import { loadMongodKey, mongodKeyFile, mongodUri } from './mongod-access.ts';
import { DownloadFailure, downloadedMongod } from './mongod-binary.ts';
import { openStore } from './open-store.ts';
import { placeStore } from './place-store.ts';
import { createOwner, ensureReplicaSet } from './replica-set.ts';

afterAll(removeTemporaryFolders);

class ServerError extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`code ${code}`);
    this.code = code;
  }
}

/** A node that answers with what was prepared, and the commands it was given. */
function fakeNode(answers: Record<string, Document | ServerError>) {
  const commands: Document[] = [];
  const run = async (command: Document) => {
    commands.push(command);
    const answer = answers[Object.keys(command)[0] ?? ''] ?? {};
    if (answer instanceof ServerError) throw answer;
    return answer;
  };
  return { run, commands };
}

const host = '127.0.0.1:27117';

test('A new node becomes the only member of its set', async () => {
  const { run, commands } = fakeNode({ replSetGetConfig: new ServerError(94) });
  await ensureReplicaSet(run, host);
  expect(commands[1]).toEqual({
    replSetInitiate: { _id: 'qarib', members: [{ _id: 0, host }] },
  });
});

test('A node that knows its address is left as it is', async () => {
  const config = { _id: 'qarib', version: 3, members: [{ _id: 0, host }] };
  const { run, commands } = fakeNode({ replSetGetConfig: { config } });
  await ensureReplicaSet(run, host);
  expect(commands).toHaveLength(1);
});

test('When the port is another one today, then the set is told', async () => {
  const config = { _id: 'qarib', version: 3, members: [{ _id: 0, host: '127.0.0.1:1' }] };
  const { run, commands } = fakeNode({ replSetGetConfig: { config } });
  await ensureReplicaSet(run, host);
  expect(commands[1]).toEqual({
    replSetReconfig: { _id: 'qarib', version: 4, members: [{ _id: 0, host }] },
    force: true,
  });
});

test('A first start that was interrupted is taken up again, and other errors are not hidden', async () => {
  const begun = fakeNode({
    replSetGetConfig: new ServerError(94),
    replSetInitiate: new ServerError(23),
  });
  await ensureReplicaSet(begun.run, host);
  await createOwner(fakeNode({ createUser: new ServerError(51_003) }).run, 'qarib', 'secret');
  const refused = fakeNode({ replSetGetConfig: new ServerError(13) });
  await expect(ensureReplicaSet(refused.run, host)).rejects.toThrow('code 13');
});

test('The key of a mongod is made once, for its owner alone, and is never an argument', async () => {
  const dataDir = temporaryFolder();
  const key = loadMongodKey(dataDir);
  expect(loadMongodKey(dataDir)).toBe(key);
  expect(statSync(mongodKeyFile(dataDir)).mode & 0o777).toBe(0o600);
  expect(mongodUri(dataDir, 27_117)).toContain(encodeURIComponent(key));
  const choice = { kind: 'mongod', program: '/usr/bin/mongod', reason: '' } as const;
  const { program } = await placeStore(choice, dataDir, {}, '/srv/qarib');
  expect(program?.[0]).toBe('infra/database/run-mongod.ts');
  expect(program?.join(' ')).not.toContain(key);
});

test('When the binary cannot be downloaded, then the message says what else there is', async () => {
  const failing = () => Promise.reject(new Error('getaddrinfo ENOTFOUND fastdl.mongodb.org'));
  const download = downloadedMongod('/srv/qarib', failing);
  await expect(download).rejects.toThrow(DownloadFailure);
  await expect(download).rejects.toMatchObject({
    message: expect.stringContaining('could not be downloaded: getaddrinfo ENOTFOUND'),
    next: expect.arrayContaining([expect.stringContaining('the embedded database')]),
  });
});

test('A binary is kept beside the other caches of the repository', async () => {
  const asked: unknown[] = [];
  const program = await downloadedMongod('/srv/qarib', async (options) => {
    asked.push(options);
    return '/srv/qarib/.cache/mongod/mongod';
  });
  expect(program).toBe('/srv/qarib/.cache/mongod/mongod');
  expect(asked).toEqual([{ version: '8.2.6', downloadDir: '/srv/qarib/.cache/mongod' }]);
});

test('When mongod ends before it serves, then its own words are handed on', async () => {
  const program = path.join(temporaryFolder(), 'mongod');
  writeFileSync(program, '#!/bin/sh\necho "Wrong mongod version" >&2\nexit 62\n', { mode: 0o755 });
  const opening = openStore(
    { kind: 'mongod', program, reason: '' },
    temporaryFolder(),
    process.env,
  );
  await expect(opening).rejects.toMatchObject({
    message: 'The database ended with status 62.',
    lastLines: ['Wrong mongod version'],
  });
});
