import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

jest.setTimeout(30_000);

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qarib-main-'));
  database = await openTestDatabase(folder);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const start = (env: Record<string, string>): ChildProcess =>
  fork(join(__dirname, '../src/main.ts'), {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
  });

const complete = () => ({
  MONGODB_URI: database.uri,
  QARIB_PORT: '0',
  QARIB_ORIGIN: 'http://localhost:8080',
  QARIB_SESSION_SECRET: 'a secret of the sessions, long enough',
  QARIB_MEDIA_NODE_SECRET: 'a secret of the media nodes, long too',
  QARIB_DATA_DIR: folder,
});

test.each([
  ['the process that started it goes away', (child: ChildProcess) => child.disconnect()],
  ['it is asked to stop', (child: ChildProcess) => child.kill('SIGTERM')],
])('When %s, then a server that said it was ready ends in order', async (_, stop) => {
  const child = start(complete());
  const [message] = await once(child, 'message');
  expect(message).toEqual({ type: 'ready' });
  stop(child);
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
});

test('When the process that started it is gone before it is ready, then it ends as well', async () => {
  const child = start(complete());
  child.disconnect();
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
});

test('When nobody takes its log any more, then it ends in order all the same', async () => {
  const child = start(complete());
  await once(child, 'message');
  child.stdout?.destroy();
  child.disconnect();
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
});

test('When something is missing, then it says what, and starts nothing', async () => {
  const { QARIB_SESSION_SECRET: _, ...incomplete } = complete();
  const child = start(incomplete);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = await once(child, 'exit');
  expect(code).toBe(2);
  expect(said).toContain('QARIB_SESSION_SECRET');
});
