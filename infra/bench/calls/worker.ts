import type { Page, PersonBrowser } from '@qarib/testing/browser';
import { ownerOfUdpPort } from '../lib/port-owner.ts';
import { recoveryFrom } from './after-trouble.ts';
import { between, longestGap, nowMs, outageAfter, samplesOf, watchCall } from './call-watch.ts';
import { milliseconds, type Part, type Row } from './part.ts';
import { otherPeople, Stage, type Callers } from './stage.ts';

const signals = ['SIGKILL', 'SIGSTOP'] as const;
/** The last is what people do themselves, and costs the machine as much. */
const troubles = [...signals, 'both hang up and join again'] as const;
type Trouble = (typeof troubles)[number];

const watchMs = 10_000;
const usualRuns = 20;
/** A lost worker's room never has to join another one's. */
const stageOptions = { env: { QARIB_MEDIA_WORKERS: '3' } };

/** The media port a page without a link talks to. */
async function mediaPortOf(page: Page): Promise<number> {
  const port = await page.evaluate(async () => {
    for (const connection of window.keptPeerConnections ?? []) {
      if (connection.connectionState !== 'connected') continue;
      const stats: Iterable<Record<string, unknown>> = (await connection.getStats()).values();
      for (const { type, port: found } of stats)
        if (type === 'remote-candidate' && typeof found === 'number') return found;
    }
    return 0;
  });
  return port;
}

async function workerOf({ specialist }: Callers): Promise<number> {
  const port = await mediaPortOf(specialist.page);
  const pid = ownerOfUdpPort(port);
  if (pid === undefined) throw new Error(`nobody has media port ${port}`);
  return pid;
}

async function joinAgain({ page }: PersonBrowser): Promise<void> {
  await page.getByTestId('hang-up').click();
  await page.locator('a[href$="/call"]').first().click();
  await page.getByTestId('join').and(page.locator(':enabled')).click();
  await page.getByTestId('hang-up').waitFor();
}

/** Lets it happen to a room; resolves once that is calm again, with when it began. */
async function befall(trouble: Trouble, here: Callers): Promise<number> {
  const pid = await workerOf(here);
  let beginMs = 0;
  const happen = async () => {
    beginMs = nowMs();
    if (trouble === 'SIGKILL' || trouble === 'SIGSTOP') process.kill(pid, trouble);
    else await Promise.all([here.nurse, here.specialist].map(joinAgain));
  };
  await recoveryFrom(here, happen, watchMs);
  return beginMs;
}

const pagesOf = ({ nurse, specialist }: Callers) => [nurse.page, specialist.page];

/** How long pictures and sound were away, of the slower side. */
async function outageOf(signal: Trouble, here: Callers) {
  const beginMs = await befall(signal, here);
  const sides = await Promise.all(pagesOf(here).map(samplesOf));
  const outage = (field: 'framesIn' | 'audioPacketsIn') =>
    Math.max(...sides.map((samples) => outageAfter(samples, field, beginMs)));
  return { framesMs: outage('framesIn'), soundMs: outage('audioPacketsIn') };
}

/** How long the pictures of another room, on another worker, stood still, before and after. */
async function pausesOf(trouble: Trouble, here: Callers, there: Callers) {
  if ((await workerOf(here)) === (await workerOf(there)))
    throw new Error('both rooms are on one worker');
  await Promise.all(pagesOf(there).map(watchCall));
  const beginMs = await befall(trouble, here);
  const sides = await Promise.all(pagesOf(there).map(samplesOf));
  const longest = (fromMs: number, toMs: number) =>
    Math.max(...sides.map((samples) => longestGap(between(samples, fromMs, toMs), 'framesIn')));
  return {
    beforeMs: longest(beginMs - watchMs, beginMs),
    afterMs: longest(beginMs, beginMs + watchMs),
  };
}

const quantilesOf = (name: string, values: readonly number[]): Row => ({
  [`${name} p50 ms`]: milliseconds(values, 50),
  [`${name} p95 ms`]: milliseconds(values, 95),
  [`${name} max ms`]: milliseconds(values, 100),
});

async function times<Found>(
  count: number,
  run: () => Promise<Found>,
  told: (line: string) => void,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  while (found.length < count) {
    const one = await run();
    found.push(one);
    told(`${found.length}: ${JSON.stringify(one)}`);
  }
  return found;
}

/** One call, and nothing else for the machine to do. */
export const workerPart: Part = {
  name: 'worker',
  async run({ runs = usualRuns }, progress) {
    const stage = await Stage.create(stageOptions);
    const rows: Row[] = [];
    try {
      const here = await stage.inCall('none', 1);
      for (const signal of signals) {
        const told = (line: string) => progress(`${signal} ${line}`);
        const found = await times(runs, () => outageOf(signal, here), told);
        rows.push({
          signal,
          n: found.length,
          ...quantilesOf(
            'frames again',
            found.map(({ framesMs }) => framesMs),
          ),
          ...quantilesOf(
            'sound',
            found.map(({ soundMs }) => soundMs),
          ),
        });
      }
    } finally {
      await stage.close();
    }
    return [{ title: 'The worker of a room is killed, or hangs: times after the signal', rows }];
  },
};

/** Two calls on two workers: four browsers share the machine. */
export const othersPart: Part = {
  name: 'others',
  async run({ runs = usualRuns }, progress) {
    const stage = await Stage.create(stageOptions);
    const rows: Row[] = [];
    try {
      const here = await stage.inCall('none', 1);
      const there = await stage.inCall('none', 2, otherPeople);
      for (const trouble of troubles) {
        const told = (line: string) => progress(`others, ${trouble} ${line}`);
        const found = await times(runs, () => pausesOf(trouble, here, there), told);
        rows.push({
          'in the one room': trouble,
          n: found.length,
          ...quantilesOf(
            'longest pause in the other',
            found.map(({ afterMs }) => afterMs),
          ),
          ...quantilesOf(
            'before',
            found.map(({ beforeMs }) => beforeMs),
          ),
        });
      }
    } finally {
      await stage.close();
    }
    return [{ title: 'What another room notices of a worker’s death, and of people', rows }];
  },
};
