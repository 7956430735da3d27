import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { removeTemporaryFolders, temporaryFolder } from '../test/temporary-folder.ts';
import { type Stack, startStack } from './stack.ts';

jest.setTimeout(60_000);
afterAll(removeTemporaryFolders);

const anyPorts = {
  QARIB_PORT: '0',
  QARIB_MEDIA_PORT: '0',
  MONGODB_URI: '',
  EMBEDDED_DB: 'embedded',
  QARIB_ORIGIN: '',
};

let stack: Stack;
let notices: string[];

beforeEach(async () => {
  notices = [];
  stack = await startStack({
    dataDir: path.join(temporaryFolder(), 'data'),
    env: anyPorts,
    onNotice: (text) => notices.push(text),
  });
});

afterEach(() => stack.stop());

async function countDemoPeople(): Promise<number> {
  const response = await fetch(`http://localhost:${stack.port}/api/demo/people`);
  const body: unknown = await response.json();
  return typeof body === 'object' && body && 'people' in body && Array.isArray(body.people)
    ? body.people.length
    : 0;
}

test('A started stack serves the demo people and keeps its data to its owner', async () => {
  expect(await countDemoPeople()).toBe(10);
  expect(statSync(stack.dataDir).mode & 0o777).toBe(0o700);
  expect(notices).toEqual([]);
});

test('When a second stack is started on the same data, then it learns who has it', async () => {
  const second = startStack({ dataDir: stack.dataDir, env: anyPorts });
  await expect(second).rejects.toMatchObject({ owner: { pid: process.pid, note: stack.origin } });
  expect(await countDemoPeople()).toBe(10);
});

test('When the server crashes, then it is back by itself with all its data', async () => {
  await stack.kill('server');
  await stack.whenReady('server');
  expect(await countDemoPeople()).toBe(10);
  expect(notices).toContain('The server is back.');
});

test('When a stack was stopped, then it leaves neither lock nor socket behind', async () => {
  await stack.stop();
  expect(existsSync(path.join(stack.dataDir, 'qarib.lock'))).toBe(false);
  expect(existsSync(path.join(stack.dataDir, 'db.sock'))).toBe(false);
});
