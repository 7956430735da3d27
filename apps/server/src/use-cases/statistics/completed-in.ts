import {
  addCounts,
  anySpecialty,
  differenceOf,
  periodsOf,
  type DayRange,
  type Place,
} from '@qarib/clinical';
import type { Records } from '../../ports/store.ts';

/** A settlement moves counts from cells to sums; read again, it is over. */
const attempts = 5;

/** How many consultations were completed, of those requested in a region, or the country, on some days. */
export async function completedIn(
  { statistics }: Records,
  place: Place,
  range: DayRange,
): Promise<number> {
  const keys = periodsOf(range).map((period) => ({ period, place, specialty: anySpecialty }));
  for (let attempt = 1; ; attempt += 1) {
    const before = await statistics.readSettlement();
    const sums = await statistics.readSums(keys);
    const cells = await statistics.listUnsettledIn({ ...range, place });
    const isSettling = (await statistics.readSettlement()) !== before;
    if (isSettling && attempt < attempts) continue;
    const unsettled = cells.map(({ settled, counts }) => differenceOf(settled, counts));
    return addCounts(...sums.map(({ counts }) => counts), ...unsettled)['completed'] ?? 0;
  }
}
