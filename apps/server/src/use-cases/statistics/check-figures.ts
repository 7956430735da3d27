import {
  cellName,
  CountTable,
  dayAfter,
  lastDayOf,
  monthOf,
  moroccanDay,
  nowhere,
  summedPlaceKinds,
  summedSpecialties,
  sumName,
  tableBetween,
  yearOf,
  type DayRange,
  type Period,
  type Place,
} from '@qarib/clinical';
import type { NamedSum, SettledCell, SummedPlaceKind } from '../../ports/statistics.ts';
import type { Records, Store } from '../../ports/store.ts';
import { sumByCell } from './add-counted-day.ts';
import { contributionsOn } from './contributions.ts';
import { Tally } from './tally.ts';

export type Check = {
  /** Puts right what differs; else it is only told. */
  readonly isRepairing: boolean;
  readonly onDiffering: (name: string) => void;
};

/** All days that anything counts on, and all that have a cell. */
export async function readDays({ store }: { store: Store }): Promise<DayRange | undefined> {
  return store.read(async ({ statistics, countedFacts }) => {
    const facts = await countedFacts.readSpan();
    const cells = await statistics.readSpan();
    const firsts = [facts && moroccanDay(facts.from), cells?.from].filter(
      (day) => day !== undefined,
    );
    const lasts = [facts && moroccanDay(facts.to), cells?.to].filter((day) => day !== undefined);
    const [from, to] = [firsts.toSorted()[0], lasts.toSorted().at(-1)];
    return from === undefined || to === undefined ? undefined : { from, to };
  });
}

/**
 * Holds a day's cells against the facts, and its sums against the cells that were settled into them.
 * All of it is of one moment, so what happens meanwhile is no difference, and what is put right is
 * put right against exactly what was read.
 */
export async function checkDay(records: Records, day: string, check: Check): Promise<void> {
  const everywhere = { from: day, to: day, place: { kind: 'country', id: '' } } as const;
  const cells = await records.statistics.listCells(everywhere);
  const slips = sumByCell(await records.statistics.listSlips(everywhere));
  await checkCells(records, day, [...cells, ...slips.values()], check);
  const sums = Tally.ofDay(day, cells);
  const kept = [];
  for (const kind of summedPlaceKinds) kept.push(...(await records.statistics.listSums(day, kind)));
  await checkSums(records, kept, sums, check);
}

async function checkCells(
  records: Records,
  day: string,
  kept: readonly SettledCell[],
  { isRepairing, onDiffering }: Check,
): Promise<void> {
  const missing = sumByCell(await contributionsOn(records, day));
  for (const { key, table } of kept) {
    const name = cellName(key);
    const cell = missing.get(name) ?? { key, table: new CountTable() };
    missing.set(name, cell);
    cell.table.addAll(table.rows(), -1);
  }
  for (const [name, { key, table }] of missing) {
    if (table.isNothing()) continue;
    onDiffering(name);
    if (isRepairing) await records.statistics.add({ key, counts: table.counts() });
  }
}

/** Holds the sums of a month against those of its days, or of a year against those of its months. */
export async function checkPeriod(
  records: Records,
  kind: SummedPlaceKind,
  period: Period,
  check: Check,
): Promise<void> {
  const expected = new Tally();
  for (const part of partsOf(period)) {
    for (const { name, table } of await records.statistics.listSums(part, kind)) {
      expected.add(`${period}${name.slice(part.length)}`, table.rows());
    }
  }
  await checkSums(records, await records.statistics.listSums(period, kind), expected, check);
}

/** Holds the months of a site against its own cells, over all days there are. */
export async function checkSite(
  records: Records,
  id: string,
  range: DayRange,
  check: Check,
): Promise<void> {
  const { statistics } = records;
  const place: Place = { kind: 'facility', id };
  const cells = await statistics.listCells({ ...range, place });
  const expected = Tally.ofSite(cells);
  const months = new Set(stagesOf(range).days.map(monthOf));
  const kept = await statistics.readSums(
    [...months].flatMap((period) =>
      summedSpecialties.map((specialty) => ({ period, place, specialty })),
    ),
  );
  const named = kept.map(({ key, table }) => ({ name: sumName(key), table }));
  await checkSums(records, named, expected, check);
}

/** All that ever counted anything. */
export async function listSites({ store }: { store: Store }): Promise<string[]> {
  const nextAfter = (id: string) => store.read(({ statistics }) => statistics.findSiteAfter(id));
  const sites: string[] = [];
  for (let id = await nextAfter(''); id !== undefined; id = await nextAfter(id)) {
    if (id !== nowhere) sites.push(id);
  }
  return sites;
}

async function checkSums(
  { statistics }: Records,
  kept: readonly NamedSum[],
  expected: Tally,
  { isRepairing, onDiffering }: Check,
): Promise<void> {
  const keptByName = new Map(kept.map(({ name, table }) => [name, table]));
  const differing: NamedSum[] = [];
  for (const name of new Set([...keptByName.keys(), ...expected.names()])) {
    const table = expected.tableOf(name);
    if (tableBetween(keptByName.get(name) ?? new CountTable(), table).isNothing()) continue;
    onDiffering(name);
    differing.push({ name, table });
  }
  if (isRepairing) await statistics.correctSums(differing);
}

/** The days of a month, the months of a year. */
function partsOf(period: Period): Period[] {
  const isYear = period.length === 4;
  const parts = new Set<Period>();
  const last = lastDayOf(period);
  for (let day = isYear ? `${period}-01-01` : `${period}-01`; day <= last; day = dayAfter(day, 1)) {
    parts.add(isYear ? monthOf(day) : day);
  }
  return [...parts];
}

/** What is checked, in the order that puts right each sum from what was put right before it. */
export function stagesOf({ from, to }: DayRange): { days: string[]; periods: Period[] } {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day, 1)) days.push(day);
  return { days, periods: [...new Set(days.map(monthOf)), ...new Set(days.map(yearOf))] };
}
