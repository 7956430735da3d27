import { sumsAbove } from '@qarib/clinical';
import type { Records } from '../../ports/store.ts';
import type { Ports } from '../shared/ports.ts';

/**
 * So many that their common sums are written once, so few that all is written before somebody changes one
 * of them: that would undo it all, and in the busiest minutes of a country it did each time.
 */
const batchLength = 25;

/**
 * Adds to the sums of provinces, regions and the country what was counted since. Nobody waits for it:
 * who reads figures adds what is not settled yet.
 */
export async function settleFigures({ store }: Pick<Ports, 'store'>): Promise<void> {
  let settled = batchLength;
  while (settled === batchLength) settled = await store.transaction(settleBatch);
}

async function settleBatch({ statistics }: Records): Promise<number> {
  const cells = await statistics.listUnsettled(batchLength);
  if (cells.length === 0) return 0;
  await statistics.settle(
    cells,
    cells.flatMap(({ key, unsettled }) => sumsAbove(key, unsettled)),
  );
  return cells.length;
}
