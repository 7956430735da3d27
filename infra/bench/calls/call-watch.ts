import type { Page } from '@qarib/testing/browser';

/** What has gone in and out of a page's calls since the watch began; counts only grow. */
export type Sample = {
  /** Milliseconds since the epoch: pages and bench share one machine, and so one clock. */
  readonly atMs: number;
  readonly audioPacketsIn: number;
  readonly videoBytesIn: number;
  readonly videoBytesOut: number;
  readonly framesIn: number;
  readonly samplesIn: number;
  readonly concealed: number;
  readonly concealedSilent: number;
  /** The banner of a call that mends itself is up. */
  readonly isReconnecting: boolean;
};

declare global {
  interface Window {
    callWatch?: Sample[];
  }
}

const everyMs = 100;

/** Begins to take a sample ten times a second, in the page; a reload ends it. */
export async function watchCall(page: Page): Promise<void> {
  await page.evaluate((periodMs) => {
    const samples: Sample[] = [];
    window.callWatch = samples;
    const last = new Map<string, number>();
    const sum = {
      audioPacketsIn: 0,
      videoBytesIn: 0,
      videoBytesOut: 0,
      framesIn: 0,
      samplesIn: 0,
      concealed: 0,
      concealedSilent: 0,
    };
    /** Connections come and go: what each has counted is added up here. */
    const count = (field: keyof typeof sum, key: string, value: number | undefined) => {
      if (value === undefined) return;
      const before = last.get(field + key);
      last.set(field + key, value);
      sum[field] += Math.max(0, value - (before ?? (samples.length > 0 ? 0 : value)));
    };
    const countStat = (stat: Record<string, unknown>, at: number) => {
      const key = `${at}:${String(stat['id'])}`;
      const number = (name: string) => {
        const value = stat[name];
        return typeof value === 'number' ? value : undefined;
      };
      if (stat['type'] === 'outbound-rtp' && stat['kind'] === 'video')
        count('videoBytesOut', key, number('bytesSent'));
      if (stat['type'] !== 'inbound-rtp') return;
      if (stat['kind'] === 'video') {
        count('videoBytesIn', key, number('bytesReceived'));
        count('framesIn', key, number('framesDecoded'));
        return;
      }
      count('audioPacketsIn', key, number('packetsReceived'));
      count('samplesIn', key, number('totalSamplesReceived'));
      count('concealed', key, number('concealedSamples'));
      count('concealedSilent', key, number('silentConcealedSamples'));
    };
    const take = async () => {
      const connections = window.keptPeerConnections ?? [];
      for (const [at, connection] of connections.entries()) {
        if (connection.connectionState === 'closed') continue;
        const stats: Iterable<Record<string, unknown>> = (await connection.getStats()).values();
        for (const stat of stats) countStat(stat, at);
      }
      const banner = document.querySelector('[data-testid="reconnecting"]');
      const atMs = performance.timeOrigin + performance.now();
      samples.push({ atMs, ...sum, isReconnecting: banner !== null });
      if (window.callWatch === samples) setTimeout(() => void take(), periodMs);
    };
    return take();
  }, everyMs);
}

/** What a bench that runs in another process calls the same time as `Sample.atMs`. */
export const nowMs = () => performance.timeOrigin + performance.now();

/** Resolves at that time by the page's clock. */
export async function pageReaches(page: Page, atMs: number): Promise<void> {
  const timeout = Math.max(0, atMs - nowMs()) + 20_000;
  await page.waitForFunction((endMs) => performance.timeOrigin + performance.now() > endMs, atMs, {
    timeout,
  });
}

export function samplesOf(page: Page): Promise<Sample[]> {
  return page.evaluate(() => window.callWatch ?? []);
}

type Count = Exclude<keyof Sample, 'atMs' | 'isReconnecting'>;

/** The samples from one time to another. */
export const between = (samples: readonly Sample[], fromMs: number, toMs: number) =>
  samples.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);

/** How much of it there was more at the end. */
export const growth = (samples: readonly Sample[], field: Count) =>
  (samples.at(-1)?.[field] ?? 0) - (samples[0]?.[field] ?? 0);

/** Per cent of the samples played that the receiver made up; `silent` when it had nothing to make up from. */
export function concealment(samples: readonly Sample[]): { all: number; silent: number } {
  const played = Math.max(1, growth(samples, 'samplesIn'));
  return {
    all: (100 * growth(samples, 'concealed')) / played,
    silent: (100 * growth(samples, 'concealedSilent')) / played,
  };
}

/** The longest time without anything new of it, milliseconds, to within a tenth of a second. */
export function longestGap(samples: readonly Sample[], field: Count): number {
  let longest = 0;
  let [since] = samples;
  for (const sample of samples) {
    if (since && sample[field] === since[field]) {
      longest = Math.max(longest, sample.atMs - since.atMs);
      continue;
    }
    since = sample;
  }
  return longest;
}

/**
 * Milliseconds after `fromMs` until it goes on again: `more` of it within the second that follows.
 * Infinity when it does not.
 */
export function returnAfter(
  samples: readonly Sample[],
  field: Count,
  fromMs: number,
  more: number,
): number {
  const later = samples.filter(({ atMs }) => atMs >= fromMs);
  for (const [at, sample] of later.entries()) {
    const next = later[at + 1];
    if (!next || next[field] === sample[field]) continue;
    const soon = between(later, sample.atMs, sample.atMs + 1_000);
    if (growth(soon, field) >= more) return next.atMs - fromMs;
  }
  return Number.POSITIVE_INFINITY;
}

/**
 * Milliseconds from something that broke at `fromMs` until the longest silence after it is over, of those that
 * began within `beginMs`: what was under way at that moment does not count as a return, nor a pause of
 * later as its work. Infinity when it is not over.
 */
export function outageAfter(
  samples: readonly Sample[],
  field: Count,
  fromMs: number,
  beginMs = Number.POSITIVE_INFINITY,
): number {
  const later = samples.filter(({ atMs }) => atMs >= fromMs);
  let longest = { ms: 0, endMs: fromMs };
  let [since] = later;
  for (const sample of later) {
    if (!since || sample[field] !== since[field]) {
      const ms = sample.atMs - (since?.atMs ?? fromMs);
      const hasBegun = (since?.atMs ?? fromMs) - fromMs <= beginMs;
      if (hasBegun && ms > longest.ms) longest = { ms, endMs: sample.atMs };
      since = sample;
    }
  }
  const lastMs = later.at(-1)?.atMs ?? fromMs;
  const isOver = !since || since.atMs - fromMs > beginMs || lastMs - since.atMs < longest.ms;
  return isOver ? longest.endMs - fromMs : Number.POSITIVE_INFINITY;
}

/** Quiet for so long it has given way; what comes later has come back. Milliseconds. */
const givenWayMs = 3_000;

export type GivingWay = {
  /** Until it was quiet for the first time; Infinity when it never was. */
  readonly afterMs: number;
  /** How many seconds had some of it again, after that. */
  readonly secondsAgain: number;
};

/** When it fell below a rate, and whether for good: what comes back too early takes its place from the voice again. */
export function givingWay(
  samples: readonly Sample[],
  field: 'videoBytesIn' | 'videoBytesOut',
  fromMs: number,
  kbps: number,
): GivingWay {
  const later = samples.filter(({ atMs }) => atMs >= fromMs);
  const isLoud = (atMs: number) =>
    (growth(between(later, atMs, atMs + 1_000), field) * 8) / 1_000 > kbps;
  const lastMs = later.at(-1)?.atMs ?? fromMs;
  const loudMs = later.map(({ atMs }) => atMs).filter(isLoud);
  const end = [fromMs, ...loudMs].find(
    (atMs, index) => (loudMs[index] ?? lastMs) - atMs >= givenWayMs,
  );
  if (end === undefined) return { afterMs: Number.POSITIVE_INFINITY, secondsAgain: 0 };
  const seconds = Array.from(
    { length: Math.floor((lastMs - end) / 1_000) },
    (_none, second) => end + 1_000 * (second + 1),
  );
  return { afterMs: end - fromMs, secondsAgain: seconds.filter(isLoud).length };
}
