import { differenceOf, sumsAbove } from '@qarib/clinical';
import type { Records } from '../../ports/store.ts';
import type { CellRecord } from '../../ports/statistics.ts';
import type { Ports } from '../shared/ports.ts';

/** So many that their common sums are written once, so few that nobody waits for the transaction. */
const batchLength = 50;

/** What of a cell the sums do not know yet. */
const unsettledOf = ({ counts, settled }: CellRecord) => differenceOf(settled, counts);

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
  const above = cells.map((cell) => sumsAbove(cell.key, unsettledOf(cell)));
  await statistics.settle(
    cells,
    above.flatMap(({ sums }) => sums),
    above.flatMap(({ places }) => places),
  );
  return cells.length;
}
