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

/** A cell: what of it is in the sums above it already, and what is not. */
export type CellRecord = {
  readonly key: CellKey;
  readonly settled: CountTable;
  readonly unsettled: CountTable;
};

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
export type SettledCell = { readonly key: CellKey; readonly table: CountTable };
export type SummedPlaceKind = (typeof summedPlaceKinds)[number];

/** How far a rebuild came, and what the last nightly comparison found. */
export type MarkName = 'rebuild' | 'comparison';
export type Mark = { readonly day: string; readonly isExact: boolean };

/**
 * The figures: cells, one for each day, site and specialty, written with the fact that they count; and
 * sums over places and periods, to which cells are settled afterwards. What is not settled yet is read
 * beside the sums, so a figure is never late.
 */
export type Statistics = {
  add(contribution: Contribution): Promise<void>;
  /** A site's cells, with the whole and the parts named of what is settled. */
  listCells(filter: CellFilter, parts?: readonly string[]): Promise<CellRecord[]>;
  /** Whether a site ever counted anything while it lay in a region. */
  hasCells(facilityId: string, regionId: string): Promise<boolean>;
  /** Cells with more in them than the sums know. */
  listUnsettled(limit: number): Promise<CellRecord[]>;
  listUnsettledIn(filter: CellFilter): Promise<CellRecord[]>;
  /** Adds to sums and marks the cells it came from, in one transaction with whoever asked. */
  settle(cells: readonly CellRecord[], additions: readonly Addition[]): Promise<void>;
  /** Moves with every settlement: who reads sums and cells looks at it before and after. */
  readSettlement(): Promise<number>;
  /** The whole and the parts named of each. */
  readSums(keys: readonly SumKey[], parts: readonly string[]): Promise<ReadSum[]>;
  /** Every sum of exactly this day, month or year, of places of a kind. */
  listSums(period: Period, kind: SummedPlaceKind): Promise<NamedSum[]>;
  /** What sums have to be, whatever they were. */
  correctSums(sums: readonly NamedSum[]): Promise<void>;
  /** Settled cells of a day on which nothing was counted yet, and the sums of that day. */
  addSettledDay(cells: readonly SettledCell[], sums: readonly NamedSum[]): Promise<void>;
  /** From the first day with a cell to the last. */
  readSpan(): Promise<DayRange | undefined>;
  readMark(name: MarkName): Promise<Mark | undefined>;
  setMark(name: MarkName, mark: Mark | undefined): Promise<void>;
};
