import { CountTable, siteMonthOf, sumsAbove, type Row } from '@qarib/clinical';
import type { NamedSum, SettledCell } from '../../ports/statistics.ts';

/** Adds rows up under names. */
export class Tally {
  readonly #tables = new Map<string, CountTable>();

  /** The sums of a day that cells of it add up to. */
  static ofDay(day: string, cells: Iterable<SettledCell>): Tally {
    const tally = new Tally();
    for (const { key, table } of cells) {
      for (const { name, rows } of sumsAbove(key, table, [day])) tally.add(name, rows);
    }
    return tally;
  }

  /** The months of a site that its cells add up to. */
  static ofSite(cells: Iterable<SettledCell>): Tally {
    const tally = new Tally();
    for (const { key, table } of cells) {
      for (const { name, rows } of siteMonthOf(key, table)) tally.add(name, rows);
    }
    return tally;
  }

  add(name: string, rows: Iterable<Row>): void {
    let table = this.#tables.get(name);
    if (table === undefined) this.#tables.set(name, (table = new CountTable()));
    table.addAll(rows);
  }

  names(): Iterable<string> {
    return this.#tables.keys();
  }

  all(): NamedSum[] {
    return [...this.#tables].map(([name, table]) => ({ name, table }));
  }

  tableOf(name: string): CountTable {
    return this.#tables.get(name) ?? new CountTable();
  }
}
