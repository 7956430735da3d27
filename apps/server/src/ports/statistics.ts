import type {
  CellKey,
  Contribution,
  Counts,
  DayRange,
  Period,
  Place,
  Sum,
  SumKey,
} from '@qarib/clinical';

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
 * Where a record's site lay when it was made: the figures of a day do not move with a reform. Records
 * of before they were counted have none of it, and are in no figure.
 */
export type SiteThen = {
  readonly provinceId?: string | undefined;
  readonly regionId?: string | undefined;
  readonly isPractice?: boolean | undefined;
};

/** Sums of a place as a whole, and those told apart by the places in it. */
export type SumKind = 'sums' | 'places';
/** By `sumName`. */
export type NamedSum = { readonly name: string; readonly counts: Counts };

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
  /** A site's cells. */
  listCells(filter: CellFilter): Promise<CellRecord[]>;
  /** Whether a site ever counted anything while it lay in a region. */
  hasCells(facilityId: string, regionId: string): Promise<boolean>;
  /** Every cell of a region's day. */
  listDay(day: string, regionId: string): Promise<CellRecord[]>;
  /** Cells with more in them than the sums know. */
  listUnsettled(limit: number): Promise<CellRecord[]>;
  listUnsettledIn(filter: CellFilter): Promise<CellRecord[]>;
  /** Adds to sums and marks the cells they came from, in one transaction with whoever asked. */
  settle(
    cells: readonly CellRecord[],
    sums: readonly Sum[],
    placesSums: readonly Sum[],
  ): Promise<void>;
  /** Moves with every settlement: who reads sums and cells looks at it before and after. */
  readSettlement(): Promise<number>;
  readSums(keys: readonly SumKey[]): Promise<Sum[]>;
  /** Without what is told apart by any dimension, which is most of them. */
  readTotals(keys: readonly SumKey[]): Promise<Sum[]>;
  readPlacesSums(keys: readonly SumKey[]): Promise<Sum[]>;
  /** Every sum of exactly this day, month or year. */
  listSums(kind: SumKind, period: Period): Promise<NamedSum[]>;
  /** What sums have to be, whatever they were. */
  correctSums(kind: SumKind, sums: readonly NamedSum[]): Promise<void>;
  /** Settled cells of a day on which nothing was counted yet, and the sums of that day. */
  addSettledDay(
    cells: readonly Contribution[],
    sums: Readonly<Record<SumKind, readonly NamedSum[]>>,
  ): Promise<void>;
  /** From the first day with a cell to the last. */
  readSpan(): Promise<DayRange | undefined>;
  readMark(name: MarkName): Promise<Mark | undefined>;
  setMark(name: MarkName, mark: Mark | undefined): Promise<void>;
};
