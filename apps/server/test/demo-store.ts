import { createPinoLog } from '../src/adapters/log/pino-log.ts';
import { MongoStore } from '../src/adapters/mongo/mongo-store.ts';
import { fillStore, type DemoPlan } from '../src/demo/fill/fill-store.ts';

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

/** Makes what is planned, cut off once on the way; answers how much of it the second time wrote. */
export async function fillInTwo(store: MongoStore, plan: DemoPlan, cutAfter: number) {
  const cut = new Error('cut off');
  const cutOff = fillStore(store, plan, (done) => {
    if (done >= cutAfter) throw cut;
  });
  await expect(cutOff).rejects.toBe(cut);
  const told: number[] = [];
  await fillStore(store, plan, (done) => told.push(done));
  return told;
}
