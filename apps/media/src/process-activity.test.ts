import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { activityOf, standingOf, type ProcessActivity } from './process-activity.ts';

const scripts = {
  'waits for more': "process.stdin.resume(); process.stdout.write('there');",
  loops: "require('node:fs').writeSync(1, 'there'); for (;;);",
  'takes and sends':
    "const fs = require('node:fs'); fs.writeSync(1, 'there'); for (;;) fs.writeFileSync('/dev/null', 'packet');",
};

describe('what a process is at', () => {
  let child: ChildProcess;

  async function start(script: string): Promise<number> {
    child = spawn(process.execPath, ['-e', script], { stdio: ['pipe', 'pipe', 'ignore'] });
    if (child.stdout) await once(child.stdout, 'data');
    return child.pid ?? 0;
  }

  /** As soon as it can be told from how it began. */
  async function seen(pid: number, isTold: (now: ProcessActivity) => boolean) {
    const before = activityOf(pid);
    for (;;) {
      const now = activityOf(pid);
      if (!now || isTold(now)) return { before, now };
      await nextTurn();
    }
  }

  const after = (ticks: number, { userTicks, kernelTicks }: ProcessActivity) => {
    const begin = userTicks + kernelTicks;
    return (now: ProcessActivity) => now.userTicks + now.kernelTicks >= begin + ticks;
  };

  async function workingOf(script: string) {
    const pid = await start(script);
    const first = activityOf(pid);
    if (!first) throw new Error('it is there');
    const { before, now } = await seen(pid, after(20, first));
    return standingOf(before, now);
  }

  afterEach(async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  });

  test('one that loops is running, and serves nobody', async () => {
    expect(await workingOf(scripts.loops)).toBe('running');
  });

  test('one that takes and sends is serving', async () => {
    expect(await workingOf(scripts['takes and sends'])).toBe('serving');
  });

  test('one that waits for what never comes is stuck', async () => {
    const pid = await start(scripts['waits for more']);
    // It may still be on its way to waiting.
    const { now } = await seen(pid, ({ state }) => state === 'S');
    expect(standingOf(now, now)).toBe('stuck');
  });

  test('one that is stopped is stuck, however much it did before', async () => {
    const pid = await start(scripts['takes and sends']);
    const first = activityOf(pid);
    if (!first) throw new Error('it is there');
    await seen(pid, after(5, first));
    child.kill('SIGSTOP');
    const { now } = await seen(pid, ({ state }) => state === 'T');
    expect(standingOf(first, now)).toBe('stuck');
  });
});

describe('what a process is at, as told', () => {
  const last = { state: 'R', userTicks: 3, kernelTicks: 4 };

  test('one that waits for a core is running', () => {
    expect(standingOf(last, last)).toBe('running');
  });

  test('one that has gone is stuck', () => {
    expect(standingOf(last, undefined)).toBe('stuck');
  });
});
