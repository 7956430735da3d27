import type { Page } from '@qarib/testing/browser';
import { ownerOfUdpPort } from '../lib/port-owner.ts';
import { recoveryFrom } from './after-trouble.ts';
import { nowMs, outageAfter, samplesOf } from './call-watch.ts';
import { milliseconds, type Part, type Row } from './part.ts';
import { Stage, type Callers } from './stage.ts';

const signals = ['SIGKILL', 'SIGSTOP'] as const;
type Signal = (typeof signals)[number];

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

/** How long pictures and sound were away after its worker died, of the slower side; the room is calm again then. */
async function outageOf(signal: Signal, here: Callers) {
  const pid = await workerOf(here);
  let beginMs = 0;
  const happen = () => {
    beginMs = nowMs();
    process.kill(pid, signal);
    return Promise.resolve();
  };
  await recoveryFrom(here, happen, watchMs);
  const sides = await Promise.all([here.nurse.page, here.specialist.page].map(samplesOf));
  const outage = (field: 'framesIn' | 'audioPacketsIn') =>
    Math.max(...sides.map((samples) => outageAfter(samples, field, beginMs)));
  return { framesMs: outage('framesIn'), soundMs: outage('audioPacketsIn') };
}

const quantilesOf = (name: string, values: readonly number[]): Row => ({
  [`${name} p50 ms`]: milliseconds(values, 50),
  [`${name} p95 ms`]: milliseconds(values, 95),
  [`${name} max ms`]: milliseconds(values, 100),
});

/** One call, and nothing else for the machine to do. */
export const workerPart: Part = {
  name: 'worker',
  async run({ runs = usualRuns }, progress) {
    const stage = await Stage.create(stageOptions);
    const rows: Row[] = [];
    try {
      const here = await stage.inCall('none', 1);
      for (const signal of signals) {
        const found: Awaited<ReturnType<typeof outageOf>>[] = [];
        while (found.length < runs) {
          found.push(await outageOf(signal, here));
          progress(`${signal} ${found.length}: ${JSON.stringify(found.at(-1))}`);
        }
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
