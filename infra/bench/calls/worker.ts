import type { Page, PersonBrowser } from '@qarib/testing/browser';
import { ownerOfUdpPort } from '../lib/port-owner.ts';
import { recoveryFrom } from './after-trouble.ts';
import type { BenchOptions } from './options.ts';
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

/**
 * How long the pictures of another room, on another worker, stood still, before and after; and how long nothing of them
 * arrived, which is not for browsers to blame that have no core to decode with.
 */
async function pausesOf(trouble: Trouble, here: Callers, there: Callers) {
  if ((await workerOf(here)) === (await workerOf(there)))
    throw new Error('both rooms are on one worker');
  await Promise.all(pagesOf(there).map(watchCall));
  const beginMs = await befall(trouble, here);
  const sides = await Promise.all(pagesOf(there).map(samplesOf));
  const longest = (field: 'framesIn' | 'videoBytesIn', fromMs: number) =>
    Math.max(
      ...sides.map((samples) => longestGap(between(samples, fromMs, fromMs + watchMs), field)),
    );
  return {
    beforeMs: longest('framesIn', beginMs - watchMs),
    afterMs: longest('framesIn', beginMs),
    nothingCameMs: longest('videoBytesIn', beginMs),
  };
}

const quantilesOf = (name: string, values: readonly number[]): Row => ({
  [`${name} p50 ms`]: milliseconds(values, 50),
  [`${name} p95 ms`]: milliseconds(values, 95),
  [`${name} max ms`]: milliseconds(values, 100),
});

type Trial<Found> = (trouble: Trouble) => Promise<Found>;

/** The same, so many times for each trouble; a row for each. */
async function rowsOf<Found>(
  { runs = usualRuns }: BenchOptions,
  progress: (line: string) => void,
  names: readonly Trouble[],
  prepare: (stage: Stage) => Promise<Trial<Found>>,
  rowOf: (found: readonly Found[]) => Row,
): Promise<Row[]> {
  const stage = await Stage.create(stageOptions);
  const rows: Row[] = [];
  try {
    const trial = await prepare(stage);
    for (const trouble of names) {
      const found: Found[] = [];
      while (found.length < runs) {
        found.push(await trial(trouble));
        progress(`${trouble} ${found.length}: ${JSON.stringify(found.at(-1))}`);
      }
      rows.push({ trouble, n: found.length, ...rowOf(found) });
    }
  } finally {
    await stage.close();
  }
  return rows;
}

/** One call, and nothing else for the machine to do. */
export const workerPart: Part = {
  name: 'worker',
  async run(options, progress) {
    const prepare = async (stage: Stage) => {
      const here = await stage.inCall('none', 1);
      return (trouble: Trouble) => outageOf(trouble, here);
    };
    const rows = await rowsOf(options, progress, signals, prepare, (found) => ({
      ...quantilesOf(
        'frames again',
        found.map(({ framesMs }) => framesMs),
      ),
      ...quantilesOf(
        'sound',
        found.map(({ soundMs }) => soundMs),
      ),
    }));
    return [{ title: 'The worker of a room is killed, or hangs: times after the signal', rows }];
  },
};

/** Two calls on two workers: four browsers share the machine. */
export const othersPart: Part = {
  name: 'others',
  async run(options, progress) {
    const prepare = async (stage: Stage) => {
      const here = await stage.inCall('none', 1);
      const there = await stage.inCall('none', 2, otherPeople);
      return (trouble: Trouble) => pausesOf(trouble, here, there);
    };
    const rows = await rowsOf(options, progress, troubles, prepare, (found) => ({
      ...quantilesOf(
        'longest pause in the other',
        found.map(({ afterMs }) => afterMs),
      ),
      ...quantilesOf(
        'nothing came',
        found.map(({ nothingCameMs }) => nothingCameMs),
      ),
      ...quantilesOf(
        'before',
        found.map(({ beforeMs }) => beforeMs),
      ),
    }));
    return [{ title: 'What another room notices of a worker’s death, and of people', rows }];
  },
};
