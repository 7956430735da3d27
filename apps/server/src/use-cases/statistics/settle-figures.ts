import { cellName, sumsOf } from '@qarib/clinical';
import type { Records } from '../../ports/store.ts';
import type { Ports } from '../shared/ports.ts';
import { sumByCell } from './add-counted-day.ts';

/** So many that their common sums are written once. */
const slipsAtOnce = 200;
/**
 * A cell is in twenty sums at most, and the embedded database looks up a thousand names one by one: of more it would
 * read all sums there are, and answer nobody for seconds.
 */
const cellsAtOnce = 40;

/**
 * Adds to cells and to the sums of sites, provinces, regions and the country what was counted since. Nobody
 * waits for it: who reads figures adds what is not settled yet, and who counts something meets nothing of it.
 */
export async function settleFigures({ store }: Pick<Ports, 'store'>): Promise<void> {
  for (let isLeft = true; isLeft;) {
    // Looked for outside of the transaction, which whatever is counted elsewhere meanwhile would undo.
    const ids = await store.read(({ statistics }) => statistics.listSlipIds(slipsAtOnce));
    if (ids.length === 0) return;
    const isAll = await store.transaction((records) => settle(records, ids));
    isLeft = !isAll || ids.length === slipsAtOnce;
  }
}

/** Answers whether it was all. */
async function settle({ statistics }: Records, ids: readonly string[]): Promise<boolean> {
  const found = await statistics.readSlips(ids);
  if (found.length === 0) return true;
  const names = new Set([...sumByCell(found).keys()].slice(0, cellsAtOnce));
  const slips = found.filter(({ key }) => names.has(cellName(key)));
  const cells = [...sumByCell(slips).values()];
  await statistics.settle(
    slips,
    cells,
    cells.flatMap(({ key, table }) => sumsOf(key, table)),
  );
  return slips.length === found.length;
}

/** As a chore of its own: it may take long where much is counted, and what is due by the clock does not wait. */
export async function keepFiguresSettled({ store, log }: Ports): Promise<void> {
  if (!store.isAvailable()) return;
  await settleFigures({ store }).catch((error: unknown) => log.error('settling-failed', error));
}
