import { randomUUID } from 'node:crypto';
import { firstSeizure } from '@qarib/testing';
import { MongoStore } from '@qarib/server/mongo-store';
import { percentile } from '../lib/table.ts';
import { Caller } from '../lib/caller.ts';
import { calledOrigin } from './served.ts';

const pairs = 2_000;
/** Caches and compiled code are as in a server that has run for a while. */
const askedBefore = 50;
const resamples = 2_000;

type Kind = 'with' | 'without';
/** Milliseconds of two requests that followed each other. */
type Pair = Readonly<Record<Kind, number>>;

/**
 * Pairs of requests, in one of which the store forgets the figures: all else is the same, and at the same
 * time. Which one comes first is chance, so that whatever else the server does now and then meets both kinds.
 */
export async function measureRollup(url: string): Promise<Pair[]> {
  let isCounting = true;
  const transaction = Reflect.get(MongoStore.prototype, 'transaction');
  MongoStore.prototype.transaction = function forgetful(work) {
    return transaction.call(this, (records) =>
      work(
        isCounting
          ? records
          : { ...records, statistics: { ...records.statistics, add: () => Promise.resolve() } },
      ),
    ) as ReturnType<typeof work>;
  };
  try {
    const nurse = await Caller.signIn(url, 'demo-nurse-tighdouine', { calledOrigin });
    const ask = async (kind: Kind) => {
      isCounting = kind === 'with';
      const idempotencyKey = randomUUID();
      const body = { ...firstSeizure, idempotencyKey, patientId: 'demo-patient-t1' };
      const askedAtMs = performance.now();
      await nurse.call('requestConsultation', { body });
      return performance.now() - askedAtMs;
    };
    for (let at = 0; at < askedBefore; at += 1) await ask(at % 2 === 0 ? 'with' : 'without');
    const measured: Pair[] = [];
    while (measured.length < pairs) measured.push(await askPair(ask));
    return measured;
  } finally {
    MongoStore.prototype.transaction = transaction;
  }
}

async function askPair(ask: (kind: Kind) => Promise<number>): Promise<Pair> {
  if (Math.random() < 0.5) return { with: await ask('with'), without: await ask('without') };
  const without = await ask('without');
  return { with: await ask('with'), without };
}

const sumOf = (measured: readonly Pair[], kind: Kind) =>
  measured.reduce((sum, pair) => sum + pair[kind], 0);
const costOfAll = (measured: readonly Pair[]) =>
  sumOf(measured, 'with') / sumOf(measured, 'without') - 1;

/** Where the cost of all would lie in 95 of 100 runs like this one, by drawing pairs of it again and again. */
function boundsOf(measured: readonly Pair[]): readonly [number, number] {
  const drawn = Array.from({ length: resamples }, () =>
    costOfAll(measured.flatMap(() => measured[Math.floor(Math.random() * measured.length)] ?? [])),
  );
  return [percentile(drawn, 2.5), percentile(drawn, 97.5)];
}

const per100 = (share: number) => `${(100 * share).toFixed(1)} %`;

/** What the figures add to a request, as rows of a table. */
export function costRows(measured: readonly Pair[]): Record<string, string>[] {
  const times = (kind: Kind) => {
    const taken = measured.map((pair) => pair[kind]);
    return {
      'p50 ms': percentile(taken, 50).toFixed(2),
      'p99 ms': percentile(taken, 99).toFixed(1),
      'longest ms': Math.max(...taken).toFixed(0),
      'mean ms': (sumOf(measured, kind) / measured.length).toFixed(2),
    };
  };
  const median = (kind: Kind) =>
    percentile(
      measured.map((pair) => pair[kind]),
      50,
    );
  const [least, most] = boundsOf(measured);
  return [
    { request: 'without figures', ...times('without'), 'cost of medians': '', 'cost of means': '' },
    {
      request: 'with figures',
      ...times('with'),
      'cost of medians': per100(median('with') / median('without') - 1),
      'cost of means': `${per100(costOfAll(measured))} (${per100(least)} to ${per100(most)})`,
    },
  ];
}
