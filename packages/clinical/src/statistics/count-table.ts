import type { Counts } from './counts.ts';

/**
 * What a number in a row counts, by its place in the row. Rows are kept as numbers alone, so that the
 * place of a measure never changes: a new one is added at the end.
 */
export const countColumns: readonly string[] = [
  'requested answered attempted completed dropped unmet',
  'waited waitSeconds opinions opinionSeconds opinionsInTime',
  'outcomes transfers transfersAvoided journeysKnown journeyAvoidedKm wentOnInWriting',
  'referrals referralsArrived referralsCancelled booked kept noShows bookingsCancelled',
  'calls connections measuredRoundTrip roundTripMs measuredLoss lossPermille',
  'rejoins pictureLosses fallbacks measuredUp upKbps measuredDown downKbps',
  'measuredSound concealedPermille complaints',
  'wait/0 wait/1 wait/2 wait/3 wait/4 wait/5 wait/6 wait/7 wait/8',
  'complaints/phone complaints/web complaints/letter',
  'wentOnInChat',
].flatMap((line) => line.split(' '));

const columnOf: ReadonlyMap<string, number> = new Map(
  countColumns.map((column, at) => [column, at]),
);

/** Numbers by their column; those after the last are nought. */
export type CountRow = readonly number[];
export type Row = readonly [name: string, numbers: CountRow];

/** The row of all, beside those it is told apart by. */
export const wholeRow = '';

/** The row of one value of what counts are told apart by: `mode/immediate`, `region/draa-tafilalet`. */
export const rowName = (part: string, value: string): string => `${part}/${value}`;

/**
 * Counts as rows of numbers: the whole, and each value it is told apart by. A country's month is
 * thousands of counts, and adding rows up puts no keys together.
 */
export class CountTable {
  readonly #rows = new Map<string, number[]>();

  static of(counts: Counts): CountTable {
    const table = new CountTable();
    table.addCounts(counts);
    return table;
  }

  addCounts(counts: Counts): void {
    for (const key of Object.keys(counts)) this.#count(key, counts[key] ?? 0);
  }

  rows(): IterableIterator<Row> {
    return this.#rows.entries();
  }

  row(name: string): CountRow {
    return this.#rows.get(name) ?? [];
  }

  /** Adds numbers to a row; `times` -1 takes them away. */
  add(name: string, numbers: CountRow, times = 1): void {
    let row = this.#rows.get(name);
    if (row === undefined) this.#rows.set(name, (row = []));
    for (let at = 0; at < numbers.length; at += 1) {
      row[at] = (row[at] ?? 0) + times * (numbers[at] ?? 0);
    }
  }

  addAll(rows: Iterable<Row>, times = 1): void {
    for (const [name, numbers] of rows) this.add(name, numbers, times);
  }

  /** Each value of what it is told apart by. */
  *values(part: string): Iterable<Row> {
    const before = rowName(part, '');
    for (const [name, numbers] of this.#rows) {
      if (name.startsWith(before)) yield [name.slice(before.length), numbers];
    }
  }

  /** By their keys again, without noughts. */
  counts(): Counts {
    const counts: Record<string, number> = {};
    for (const [name, numbers] of this.#rows) {
      const before = name === wholeRow ? '' : `${name}/`;
      for (const [key, count] of Object.entries(countsOfRow(numbers))) {
        counts[`${before}${key}`] = count;
      }
    }
    return counts;
  }

  isNothing(): boolean {
    return [...this.#rows.values()].every((numbers) => numbers.every((count) => count === 0));
  }

  #count(key: string, count: number): void {
    const ofWhole = columnOf.get(key);
    if (ofWhole !== undefined) return this.#set(wholeRow, ofWhole, count);
    const at = key.indexOf('/', key.indexOf('/') + 1);
    const column = columnOf.get(key.slice(at + 1));
    if (column === undefined) throw new Error(`nothing is counted as ${key}`);
    this.#set(key.slice(0, at), column, count);
  }

  #set(name: string, column: number, count: number): void {
    let row = this.#rows.get(name);
    if (row === undefined) this.#rows.set(name, (row = []));
    while (row.length < column) row.push(0);
    row[column] = (row[column] ?? 0) + count;
  }
}

/** What a row counts, without noughts. */
export function countsOfRow(numbers: CountRow): Counts {
  const counts: Record<string, number> = {};
  for (const [at, count] of numbers.entries()) {
    if (count !== 0) counts[countColumns[at] ?? ''] = count;
  }
  return counts;
}

/** What has to be added to one table to come to another. */
export function tableBetween(before: CountTable, after: CountTable): CountTable {
  const step = new CountTable();
  step.addAll(after.rows());
  step.addAll(before.rows(), -1);
  return step;
}
