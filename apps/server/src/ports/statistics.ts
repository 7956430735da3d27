import type { CellKey, Contribution, Counts, DayRange, Place, Sum, SumKey } from '@qarib/clinical';

/** A cell and what of it is in the sums above it already. */
export type CellRecord = {
  readonly key: CellKey;
  readonly counts: Counts;
  readonly settled: Counts;
};

export type CellFilter = DayRange & {
  readonly place: Place;
  readonly specialty?: string | undefined;
};

/**
 * The figures: cells, one for each day, site and specialty, written with the fact that they count; and
 * sums over places and periods, to which cells are settled afterwards. What is not settled yet is read
 * beside the sums, so a figure is never late.
 */
export type Statistics = {
  add(contribution: Contribution): Promise<void>;
  /** A site's cells. */
  listCells(filter: CellFilter): Promise<CellRecord[]>;
  /** Whether a site ever counted anything while it lay in a region. */
  hasCells(facilityId: string, regionId: string): Promise<boolean>;
  /** Every cell of a region's day. */
  listDay(day: string, regionId: string): Promise<CellRecord[]>;
  /** Cells with more in them than the sums know. */
  listUnsettled(limit: number): Promise<CellRecord[]>;
  listUnsettledIn(filter: CellFilter): Promise<CellRecord[]>;
  /** All cells, in the order of their days; for the nightly comparison. */
  listAll(after: string | undefined, limit: number): Promise<(CellRecord & { id: string })[]>;
  /** Adds to sums and marks the cells they came from, in one transaction with whoever asked. */
  settle(
    cells: readonly CellRecord[],
    sums: readonly Sum[],
    placesSums: readonly Sum[],
  ): Promise<void>;
  /** Moves with every settlement: who reads sums and cells looks at it before and after. */
  readSettlement(): Promise<number>;
  readSums(keys: readonly SumKey[]): Promise<Sum[]>;
  readPlacesSums(keys: readonly SumKey[]): Promise<Sum[]>;
  /** Everything away: a rebuild begins here. */
  clear(): Promise<void>;
};
