/**
 * Click to first remote frame: how long the one who joins waits for the other's picture. Both planes
 * and both browsers run on this machine. Beside it, in the same run and on the same joins, the round
 * trips of the loopback the figures were made on.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  acceptFirst,
  demo,
  enterLobby,
  join,
  launchBrowser,
  openAs,
  requestConsultation,
  type PersonBrowser,
} from '@qarib/testing/browser';
import { startStack } from '../start/stack.ts';
import { percentile, printTable } from './lib/table.ts';

const joins = 20;

/** Milliseconds from the click on Join to the first remote frame shown, by the page's own clock. */
async function timeJoin({ page }: PersonBrowser): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const button = document.querySelector<HTMLElement>('[data-testid="join"]');
        if (!button) {
          reject(new Error('not in a lobby'));
          return;
        }
        const clickedAtMs = performance.now();
        const watched = new Set<HTMLVideoElement>();
        const observer = new MutationObserver(watch);
        function watch() {
          for (const element of document.querySelectorAll('[data-testid="remote-video"]')) {
            const video =
              element instanceof HTMLVideoElement ? element : element.querySelector('video');
            if (!video || watched.has(video)) continue;
            watched.add(video);
            video.requestVideoFrameCallback((now) => {
              observer.disconnect();
              resolve(now - clickedAtMs);
            });
          }
        }
        observer.observe(document.body, { childList: true, subtree: true });
        button.click();
      }),
  );
}

/** One HTTP round trip of the page to the server, milliseconds: the machine's own share. */
async function timeRoundTrip({ page }: PersonBrowser): Promise<number> {
  return page.evaluate(async () => {
    const startedAtMs = performance.now();
    await fetch('/api/health', { cache: 'no-store' });
    return performance.now() - startedAtMs;
  });
}

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'qarib-bench-'));
const stack = await startStack({ dataDir, env: { QARIB_PORT: '0' } });
const browsers = await Promise.all([launchBrowser(), launchBrowser()]);
try {
  const [specialist, nurse] = await Promise.all([
    openAs(browsers[0], demo.neurologist, { origin: stack.origin }),
    openAs(browsers[1], demo.nurse, { origin: stack.origin }),
  ]);
  const consultation = await requestConsultation(nurse);
  await acceptFirst(specialist);
  await enterLobby(specialist, consultation);
  await join(specialist);

  const joinTimes: number[] = [];
  const roundTrips: number[] = [];
  for (let done = 0; done < joins; done += 1) {
    await enterLobby(nurse, consultation);
    roundTrips.push(await timeRoundTrip(nurse));
    joinTimes.push(await timeJoin(nurse));
    process.stderr.write(`join ${done + 1} of ${joins}\r`);
    await nurse.page.getByTestId('hang-up').click();
    await specialist.page.getByTestId('waiting').waitFor();
  }
  const row = (name: string, values: readonly number[]) => ({
    measure: name,
    n: values.length,
    'p50 ms': percentile(values, 50).toFixed(0),
    'p90 ms': percentile(values, 90).toFixed(0),
    'max ms': Math.max(...values).toFixed(0),
  });
  printTable([
    row('click to first remote frame', joinTimes),
    row('loopback HTTP round trip', roundTrips),
  ]);
} finally {
  await Promise.all(browsers.map((browser) => browser.close()));
  await stack.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
