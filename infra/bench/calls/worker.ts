import type { Page } from '@qarib/testing/browser';
import { ownerOfUdpPort } from '../lib/port-owner.ts';
import { percentile } from '../lib/table.ts';
import { between, longestGap, nowMs, outageAfter, samplesOf, watchCall } from './call-watch.ts';
import { recoveryFrom } from './after-trouble.ts';
import { milliseconds, type Part, type Row } from './part.ts';
import { otherPeople, Stage, type Callers } from './stage.ts';

const signals = ['SIGKILL', 'SIGSTOP'] as const;
type Signal = (typeof signals)[number];
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

/** Two rooms on two of three workers, so that a lost one's room never joins the other; one worker gets the signal. */
async function oneRun(signal: Signal, here: Callers, there: Callers): Promise<Found> {
  const [pid, otherPid] = [await workerOf(here), await workerOf(there)];
  if (pid === otherPid) throw new Error('both rooms are on one worker');
  const others = [there.nurse.page, there.specialist.page];
  await Promise.all(others.map(watchCall));
  let beginMs = 0;
  const happen = async () => {
    beginMs = nowMs();
    process.kill(pid, signal);
  };
  const recovery = await recoveryFrom(here, happen, watchMs);
  const freezes = await Promise.all(
    others.map(async (page) => {
      const samples = await samplesOf(page);
      return {
        before: longestGap(between(samples, beginMs - 8_000, beginMs), 'framesIn'),
        after: longestGap(between(samples, beginMs, beginMs + watchMs), 'framesIn'),
      };
    }),
  );
  const worst = (of: 'before' | 'after') => Math.max(...freezes.map((freeze) => freeze[of]));
  const sides = await Promise.all([here.nurse.page, here.specialist.page].map(samplesOf));
  const outage = (field: 'framesIn' | 'audioPacketsIn') =>
    Math.max(...sides.map((samples) => outageAfter(samples, field, beginMs)));
  return {
    framesMs: outage('framesIn'),
    soundMs: outage('audioPacketsIn'),
    bannerAfterMs: recovery.bannerAfterMs,
    othersFreezeMs: worst('after'),
    othersFreezeBeforeMs: worst('before'),
  };
}

function rowOf(signal: Signal, found: readonly Found[]): Row {
  const pictures = found.map(({ framesMs }) => framesMs);
  return {
    signal,
    n: found.length,
    'frames again p50 ms': milliseconds(pictures, 50),
    'p95 ms': milliseconds(pictures, 95),
    'max ms': milliseconds(pictures, 100),
    'sound again p95 ms': milliseconds(
      found.map(({ soundMs }) => soundMs),
      95,
    ),
    'longest pause of frames in the other room ms': percentile(
      found.map(({ othersFreezeMs }) => othersFreezeMs),
      100,
    ).toFixed(0),
    'and before ms': percentile(
      found.map(({ othersFreezeBeforeMs }) => othersFreezeBeforeMs),
      100,
    ).toFixed(0),
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
      for (const signal of signals) {
        const found: Found[] = [];
        for (let run = 1; run <= (options.runs ?? 20); run += 1) {
          found.push(await oneRun(signal, here, there));
          progress(`${signal} ${run}: ${JSON.stringify(found.at(-1))}`);
        }
        rows.push(rowOf(signal, found));
      }
    } finally {
      await stage.close();
    }
    return [{ title: 'The worker of a room is killed, or hangs: times after the signal', rows }];
  },
};
