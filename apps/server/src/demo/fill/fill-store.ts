import type { Records, Store } from '../../ports/store.ts';

/** Writes something that was made before. */
export type Write = (records: Records) => Promise<void>;

/** Who there is, what they asked for, and what all of it sums up to: each takes its time. */
export type FillStage = 'people' | 'cases' | 'figures';

/** What is written in one transaction. */
export type Part = {
  readonly stage: FillStage;
  /** How much of its stage it is: people, consultations and complaints, or sums. */
  readonly size: number;
  /** Makes what is written, and lets others have their turn meanwhile. */
  prepare(): Promise<Write>;
};

export type DemoPlan = {
  readonly id: string;
  /** All that decides what the parts are. */
  readonly plan: string;
  readonly parts: readonly Part[];
};

/** How far a stage is. */
export type Filled = {
  readonly stage: FillStage;
  readonly done: number;
  readonly total: number;
};

/** The store is somebody's, or holds what another plan made. */
export class StoreRefused extends Error {}

/**
 * Writes a plan's parts in their order, each once: how far it came is written with each, so that one
 * that was killed goes on where it was. A store with people in it is left alone. While the store writes
 * a part the next one is made.
 */
export async function fillStore(
  store: Store,
  { id, plan, parts }: DemoPlan,
  onFilled: (filled: Filled) => void,
): Promise<void> {
  const begun = await store.transaction((records) => begin(records, id, plan));
  let next = parts[begun]?.prepare();
  for (let at = begun; next !== undefined; at += 1) {
    const write = await next;
    next = parts[at + 1]?.prepare();
    // Whoever waits for it hears of it; until then it is nobody's.
    next?.catch(() => undefined);
    await store.transaction(async (records) => {
      await write(records);
      await records.demoRuns.save({ id, plan, done: at + 1 });
    });
    const stage = parts[at]?.stage;
    if (stage) onFilled({ stage, done: sizeIn(stage, parts, at + 1), total: sizeIn(stage, parts) });
  }
}

const sizeIn = (stage: FillStage, parts: readonly Part[], count = parts.length) =>
  parts
    .slice(0, count)
    .filter((part) => part.stage === stage)
    .reduce((sum, { size }) => sum + size, 0);

/** How many parts are there already. */
async function begin({ demoRuns }: Records, id: string, plan: string): Promise<number> {
  const known = await demoRuns.find(id);
  if (known?.plan === plan) return known.done;
  if (known) throw new StoreRefused('It holds a demonstration that was made in another way.');
  if (!(await demoRuns.isStoreEmpty())) throw new StoreRefused('It has people in it.');
  await demoRuns.save({ id, plan, done: 0 });
  return 0;
}
