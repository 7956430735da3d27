import { readFileSync } from 'node:fs';
import path from 'node:path';
import { removeTemporaryFolders, temporaryFolder } from '../test/temporary-folder.ts';
import { type ChildTiming, SupervisedChild } from './supervised-child.ts';

const fixture = path.join(__dirname, 'fixtures', 'child.mjs');
const started: SupervisedChild[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((child) => child.stop()));
});
afterAll(removeTemporaryFolders);

interface Overrides {
  name?: string;
  journal?: string;
  onNotice?: (text: string) => void;
  timing?: Partial<ChildTiming>;
}

function makeChild(behaviour: 'serve' | 'die' | 'hang', overrides: Overrides = {}) {
  const { name = 'server', journal = '', onNotice = () => undefined, timing } = overrides;
  const child = new SupervisedChild({
    name,
    command: [process.execPath, fixture],
    cwd: __dirname,
    env: { CHILD_BEHAVIOUR: behaviour, CHILD_NAME: name, CHILD_JOURNAL: journal },
    onLine: () => undefined,
    onNotice,
    timing: { firstDelayMs: 10, ...timing },
  });
  started.push(child);
  return child;
}

test('When a child crashes, then it is started again and both are told in one line', async () => {
  const notices: string[] = [];
  const child = makeChild('serve', { onNotice: (text) => notices.push(text) });
  await child.start();
  const firstPid = child.pid;
  await child.crash();
  expect(child.isReady).toBe(false);
  await child.whenReady();
  expect(child.pid).not.toBe(firstPid);
  expect(notices).toEqual([
    'The server was ended by SIGKILL; starting it again in 0.0 s.',
    'The server is back.',
  ]);
});

test('When a child crashes again and again, then it is started ever later, up to a limit', async () => {
  const delays: string[] = [];
  const child = makeChild('serve', {
    timing: { firstDelayMs: 100, longestDelayMs: 300 },
    onNotice: (text) => delays.push(/again in (.*) s\.$/.exec(text)?.[1] ?? 'back'),
  });
  await child.start();
  for (let crash = 0; crash < 3; crash += 1) {
    await child.crash();
    await child.whenReady();
  }
  expect(delays).toEqual(['0.1', 'back', '0.2', 'back', '0.3', 'back']);
});

test('When a child dies before it serves, then the start fails with its last words', async () => {
  await expect(makeChild('die').start()).rejects.toMatchObject({
    message: 'The server ended with status 3.',
    lastLines: ['the data folder is damaged'],
  });
});

test('When a child never serves and ignores SIGTERM, then it is ended by force', async () => {
  const child = makeChild('hang', { timing: { readyTimeoutMs: 300, stopTimeoutMs: 100 } });
  await expect(child.start()).rejects.toThrow('The server was not ready within 0.3 s.');
  expect(child.pid).toBeUndefined();
});

test('When a stopped child is asked to stop, then nothing happens', async () => {
  const child = makeChild('serve');
  await child.start();
  await child.stop();
  await child.stop();
  expect(child.pid).toBeUndefined();
});

test('When a held child is started again, then it serves again', async () => {
  const journal = path.join(temporaryFolder(), 'journal');
  const child = makeChild('serve', { name: 'database', journal });
  await child.start();
  await child.stop();
  await child.start();
  expect(readFileSync(journal, 'utf8').trim().split('\n')).toEqual([
    'database serves',
    'database stops',
    'database serves',
  ]);
});
