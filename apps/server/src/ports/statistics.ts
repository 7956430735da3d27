import type {
  Addition,
  CellKey,
  Contribution,
  CountTable,
  DayRange,
  Period,
  Place,
  SumKey,
  summedPlaceKinds,
} from '@qarib/clinical';

/** A cell: all of it is in the sums above it. */
export type SettledCell = { readonly key: CellKey; readonly table: CountTable };

/** What one change adds to one cell, as long as it is not settled. It never changes. */
export type Slip = Contribution & { readonly id: string };

export type CellFilter = DayRange & {
  readonly place: Place;
  readonly specialty?: string | undefined;
};

/**
 * Where a record's site lay when it was made: the figures of a day do not move with a reform. Records
 * of before they were counted have none of it, and are in no figure.
 */
export type SiteThen = {
  readonly provinceId?: string | undefined;
  readonly regionId?: string | undefined;
  readonly isPractice?: boolean | undefined;
};

/** By `sumName`. */
export type NamedSum = { readonly name: string; readonly table: CountTable };
export type ReadSum = { readonly key: SumKey; readonly table: CountTable };
export type SummedPlaceKind = (typeof summedPlaceKinds)[number];

/** How far a rebuild came, and what the last nightly comparison found. */
export type MarkName = 'rebuild' | 'comparison';
export type Mark = { readonly day: string; readonly isExact: boolean };

/**
 * The figures: slips, written with the fact that they count; cells, one for each day, site and specialty;
 * and sums over places and periods. Slips are settled into both afterwards, and until then are read beside
 * them, so a figure is never late.
 */
export type Statistics = {
  /** A slip of its own: who counts something meets nobody else who does. */
  add(contribution: Contribution): Promise<void>;
  /** With the whole and the parts named, or all parts. */
  listCells(filter: CellFilter, parts?: readonly string[]): Promise<SettledCell[]>;
  /** Whether a site ever counted anything while it lay in a region. */
  hasCells(facilityId: string, regionId: string): Promise<boolean>;
  /** The first of all sites with cells whose id comes after this one. */
  findSiteAfter(facilityId: string): Promise<string | undefined>;
  listSlips(filter: CellFilter): Promise<Slip[]>;
  /** Those of one day and province follow each other: they are in the same sums. */
  listSlipIds(limit: number): Promise<string[]>;
  /** Those that are still there. */
  readSlips(ids: readonly string[]): Promise<Slip[]>;
  /**
   * Adds to cells and sums what slips come to, and takes the slips away, in one transaction with whoever
   * asked.
   */
  settle(
    slips: readonly Slip[],
    cells: readonly SettledCell[],
    additions: readonly Addition[],
  ): Promise<void>;
  /** Moves with every settlement: who reads sums and cells looks at it before and after. */
  readSettlement(): Promise<number>;
  /** Of each the whole and the parts named, or all its parts. */
  readSums(keys: readonly SumKey[], parts?: readonly string[]): Promise<ReadSum[]>;
  /** Every sum of exactly this day, month or year, of places of a kind. */
  listSums(period: Period, kind: SummedPlaceKind): Promise<NamedSum[]>;
  /** What sums have to be, whatever they were. */
  correctSums(sums: readonly NamedSum[]): Promise<void>;
  /** Settled cells of a day on which nothing was counted yet, and the sums of that day. */
  addSettledDay(cells: readonly SettledCell[], sums: readonly NamedSum[]): Promise<void>;
  /** From the first day with a cell or slip to the last. */
  readSpan(): Promise<DayRange | undefined>;
  readMark(name: MarkName): Promise<Mark | undefined>;
  setMark(name: MarkName, mark: Mark | undefined): Promise<void>;
};
