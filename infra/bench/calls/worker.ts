import type { Page, PersonBrowser } from '@qarib/testing/browser';
import { ownerOfUdpPort } from '../lib/port-owner.ts';
import { between, longestGap, nowMs, outageAfter, samplesOf, watchCall } from './call-watch.ts';
import { recoveryFrom } from './after-trouble.ts';
import { milliseconds, type Part, type Row } from './part.ts';
import { otherPeople, Stage, type Callers } from './stage.ts';

/** What befalls a room; the last is what people do themselves, and costs the machine as much. */
const troubles = ['SIGKILL', 'SIGSTOP', 'both hang up and join again'] as const;
type Trouble = (typeof troubles)[number];
type Found = {
  readonly framesMs: number;
  readonly soundMs: number;
  readonly bannerAfterMs: number | undefined;
  readonly othersFreezeMs: number;
  readonly othersFreezeBeforeMs: number;
};

const watchMs = 10_000;

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

/** Two rooms on two of three workers, so that a lost one's room never joins the other. */
async function oneRun(trouble: Trouble, here: Callers, there: Callers): Promise<Found> {
  const [pid, otherPid] = [await workerOf(here), await workerOf(there)];
  if (pid === otherPid) throw new Error('both rooms are on one worker');
  const others = [there.nurse.page, there.specialist.page];
  await Promise.all(others.map(watchCall));
  let beginMs = 0;
  const happen = async () => {
    beginMs = nowMs();
    if (trouble === 'SIGKILL' || trouble === 'SIGSTOP') process.kill(pid, trouble);
    else await Promise.all([here.nurse, here.specialist].map(joinAgain));
  };
  const recovery = await recoveryFrom(here, happen, watchMs);
  const otherSamples = await Promise.all(others.map(samplesOf));
  const longestOfOthers = (fromMs: number, toMs: number) =>
    Math.max(
      ...otherSamples.map((samples) => longestGap(between(samples, fromMs, toMs), 'framesIn')),
    );
  const sides = await Promise.all([here.nurse.page, here.specialist.page].map(samplesOf));
  const outage = (field: 'framesIn' | 'audioPacketsIn') =>
    Math.max(...sides.map((samples) => outageAfter(samples, field, beginMs)));
  return {
    framesMs: outage('framesIn'),
    soundMs: outage('audioPacketsIn'),
    bannerAfterMs: recovery.bannerAfterMs,
    othersFreezeMs: longestOfOthers(beginMs, beginMs + watchMs),
    othersFreezeBeforeMs: longestOfOthers(beginMs - 8_000, beginMs),
  };
}

function rowOf(trouble: Trouble, found: readonly Found[]): Row {
  const values = (field: Exclude<keyof Found, 'bannerAfterMs'>) => found.map((one) => one[field]);
  return {
    trouble,
    n: found.length,
    'frames again p50 ms': milliseconds(values('framesMs'), 50),
    'p95 ms': milliseconds(values('framesMs'), 95),
    'max ms': milliseconds(values('framesMs'), 100),
    'sound again p95 ms': milliseconds(values('soundMs'), 95),
    'longest pause of frames in the other room p50 ms': milliseconds(values('othersFreezeMs'), 50),
    'others p95 ms': milliseconds(values('othersFreezeMs'), 95),
    'others max ms': milliseconds(values('othersFreezeMs'), 100),
    'frames before max ms': milliseconds(values('othersFreezeBeforeMs'), 100),
  };
}

export const workerPart: Part = {
  name: 'worker',
  async run(options, progress) {
    const stage = await Stage.create({ env: { QARIB_MEDIA_WORKERS: '3' } });
    const rows: Row[] = [];
    try {
      const here = await stage.inCall('none', 1);
      const there = await stage.inCall('none', 2, otherPeople);
      for (const trouble of troubles) {
        const found: Found[] = [];
        for (let run = 1; run <= (options.runs ?? 20); run += 1) {
          found.push(await oneRun(trouble, here, there));
          progress(`${trouble} ${run}: ${JSON.stringify(found.at(-1))}`);
        }
        rows.push(rowOf(trouble, found));
      }
    } finally {
      await stage.close();
    }
    return [
      { title: 'The worker of a room is killed, or hangs, and what another room notices', rows },
    ];
  },
};
