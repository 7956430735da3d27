import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { wantsToRun } from './wants-to-run.ts';

test('a process that runs wants to, one that waits, or is not there, does not', async () => {
  expect(wantsToRun(process.pid)).toBe(true);
  const child = spawn('cat', { stdio: ['pipe', 'pipe', 'ignore'] });
  // Once it has answered it waits for more.
  child.stdin.write('there');
  await once(child.stdout, 'data');
  const pid = child.pid ?? 0;
  const ended = once(child, 'exit');
  child.kill('SIGSTOP');
  // The signal may find it on its way back to waiting.
  while (wantsToRun(pid)) await nextTurn();
  child.kill('SIGKILL');
  await ended;
  expect(wantsToRun(pid)).toBe(false);
});
