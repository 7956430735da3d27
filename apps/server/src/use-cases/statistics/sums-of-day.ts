import { sumName, sumsAbove, type Contribution } from '@qarib/clinical';
import type { SumKind } from '../../ports/statistics.ts';
import { Tally } from './tally.ts';

export const sumKinds = ['sums', 'places'] as const satisfies readonly SumKind[];

/** The sums of a day, by name, that cells of it add up to. */
export function sumsOfDay(
  day: string,
  cells: Iterable<Contribution>,
): Readonly<Record<SumKind, Tally>> {
  const tallies = { sums: new Tally(), places: new Tally() };
  for (const { key, counts } of cells) {
    const above = sumsAbove(key, counts, [day]);
    for (const kind of sumKinds) {
      for (const sum of above[kind]) tallies[kind].add(sumName(sum.key), sum.counts);
    }
  }
  return tallies;
}
