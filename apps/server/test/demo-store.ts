import { createPinoLog } from '../src/adapters/log/pino-log.ts';
import { MongoStore } from '../src/adapters/mongo/mongo-store.ts';
import { fillStore, type DemoPlan, type Filled } from '../src/demo/fill/fill-store.ts';

/** Works on the store at an address, beside whoever else does. */
export async function withStore<Result>(
  uri: string,
  work: (store: MongoStore) => Promise<Result>,
): Promise<Result> {
  const store = MongoStore.create({
    log: createPinoLog('silent'),
    onAvailabilityChanged: () => undefined,
  });
  try {
    await store.open(uri);
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Makes what is planned, cut off once on the way; answers how far the second time was, step by step. */
export async function fillInTwo(store: MongoStore, plan: DemoPlan, cutAfter: number) {
  const cut = new Error('cut off');
  const cutOff = fillStore(store, plan, ({ stage, done }) => {
    if (stage === 'cases' && done >= cutAfter) throw cut;
  });
  await expect(cutOff).rejects.toBe(cut);
  const told: Filled[] = [];
  await fillStore(store, plan, (filled) => told.push(filled));
  return told;
}
