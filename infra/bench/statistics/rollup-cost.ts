import { randomUUID } from 'node:crypto';
import { firstSeizure } from '@qarib/testing';
import { MongoStore } from '@qarib/server/mongo-store';
import { percentile } from '../lib/table.ts';
import { Caller } from '../lib/caller.ts';
import { calledOrigin } from './served.ts';

const pairs = 200;

/** In every other request the store forgets the figures: all else is the same, and at the same time. */
export async function measureRollup(url: string) {
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
    const taken: Record<'with' | 'without', number[]> = { with: [], without: [] };
    for (let at = 0; at < 2 * pairs; at += 1) {
      isCounting = at % 2 === 0;
      const idempotencyKey = randomUUID();
      const body = { ...firstSeizure, idempotencyKey, patientId: 'demo-patient-t1' };
      const askedAtMs = performance.now();
      await nurse.call('requestConsultation', { body });
      taken[isCounting ? 'with' : 'without'].push(performance.now() - askedAtMs);
    }
    return taken;
  } finally {
    MongoStore.prototype.transaction = transaction;
  }
}

/** Of the medians, and of the whole time: what the figures add to a request. */
export function costOf({ with: counted, without }: Awaited<ReturnType<typeof measureRollup>>) {
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  return {
    withMs: percentile(counted, 50),
    withoutMs: percentile(without, 50),
    ofMedians: percentile(counted, 50) / percentile(without, 50) - 1,
    ofAll: sum(counted) / sum(without) - 1,
  };
}
