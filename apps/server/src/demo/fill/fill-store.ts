import type { Records, Store } from '../../ports/store.ts';

/** What is written in one transaction. */
export type Part = {
  /** How much of the whole it is: consultations and complaints. */
  readonly size: number;
  write(records: Records): Promise<void>;
};

export type DemoPlan = {
  readonly id: string;
  /** All that decides what the parts are. */
  readonly plan: string;
  readonly parts: readonly Part[];
};

/** The store is somebody's, or holds what another plan made. */
export class StoreRefused extends Error {}

/**
 * Writes a plan's parts in their order, each once: how far it came is written with each, so that one
 * that was killed goes on where it was. A store with people in it is left alone.
 */
export async function fillStore(
  store: Store,
  { id, plan, parts }: DemoPlan,
  onFilled: (done: number, total: number) => void,
): Promise<void> {
  const begun = await store.transaction((records) => begin(records, id, plan));
  const total = parts.reduce((sum, { size }) => sum + size, 0);
  let filled = 0;
  for (const [at, part] of parts.entries()) {
    filled += part.size;
    if (at < begun) continue;
    await store.transaction(async (records) => {
      await part.write(records);
      await records.demoRuns.save({ id, plan, done: at + 1 });
    });
    onFilled(filled, total);
  }
}

/** How many parts are there already. */
async function begin({ demoRuns }: Records, id: string, plan: string): Promise<number> {
  const known = await demoRuns.find(id);
  if (known?.plan === plan) return known.done;
  if (known) throw new StoreRefused('It holds a demonstration that was made in another way.');
  if (!(await demoRuns.isStoreEmpty())) throw new StoreRefused('It has people in it.');
  await demoRuns.save({ id, plan, done: 0 });
  return 0;
}
