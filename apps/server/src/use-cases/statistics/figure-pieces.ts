import {
  addCounts,
  anySpecialty,
  differenceOf,
  isDimension,
  isNothing,
  periodsOf,
  placeKinds,
  placesIn,
  specialties,
  stepsOf,
  sumByValue,
  totalsOf,
  valuesIn,
  type Breakdown,
  type CellKey,
  type Counts,
  type DayRange,
  type Period,
  type PlaceKind,
  type Specialty,
  type Step,
  type SumKey,
} from '@qarib/clinical';
import type { CellRecord, Statistics } from '../../ports/statistics.ts';
import type { Reading } from '../shared/use-case.ts';
import type { FigurePlace } from './figure-place.ts';

/** What is to be counted, of which place, told apart by what. */
export type FiguresAsked = {
  readonly range: DayRange;
  readonly place: FigurePlace;
  readonly specialty?: Specialty | undefined;
  /** Only what its physicians took on: of that nothing but the indicators is counted. */
  readonly hospitalId?: string | undefined;
  readonly by: Breakdown;
  readonly step: Step;
};

/** Some of the counts asked for, and whose they are. */
type Piece = {
  readonly period: Period;
  readonly specialty: string;
  readonly placeId: string;
  readonly counts: Counts;
};

/** All of it, and told apart. */
type Counted = { readonly total: Counts; readonly rows: ReadonlyMap<string, Counts> };

/** Specialties are told apart with what has none among them. */
const allSpecialties = [...specialties, 'none'];

const isPlaceKind = (by: Breakdown): by is Breakdown & PlaceKind =>
  placeKinds.some((kind) => kind === by);

/** A settlement writes in turn with others; so often none can come between by chance. */
const attempts = 5;

/**
 * Everything counted of what was asked, as rows. Sums and what is not settled yet belong together
 * only while nothing is settled in between: then it is read again, and at last in one snapshot.
 */
export async function readCounts(
  statistics: Statistics,
  readSnapshot: <Result>(read: (statistics: Statistics) => Promise<Result>) => Promise<Result>,
  asked: FiguresAsked,
): Promise<Counted> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const before = await statistics.readSettlement();
    const pieces = await readPieces(statistics, asked);
    if (before === (await statistics.readSettlement())) return countedOf(pieces, asked);
  }
  return countedOf(await readSnapshot((snapshot) => readPieces(snapshot, asked)), asked);
}

export const countsFor = ({ records, ports }: Reading, asked: FiguresAsked): Promise<Counted> =>
  readCounts(
    records.statistics,
    (read) => ports.store.transaction((snapshot) => read(snapshot.statistics)),
    asked,
  );

function countedOf(all: readonly Piece[], asked: FiguresAsked): Counted {
  const { hospitalId } = asked;
  const pieces = hospitalId === undefined ? all : all.map((piece) => ofHospital(piece, hospitalId));
  return { total: addCounts(...pieces.map(({ counts }) => counts)), rows: rowsOf(pieces, asked) };
}

/** Whether what is counted of a dimension's values is asked for, and not of the whole alone. */
const isApart = ({ by, hospitalId }: FiguresAsked) => isDimension(by) || hospitalId !== undefined;

const ofHospital = (piece: Piece, hospitalId: string): Piece => ({
  ...piece,
  counts: valuesIn(piece.counts, 'hospital').get(hospitalId) ?? {},
});

async function readPieces(statistics: Statistics, asked: FiguresAsked): Promise<Piece[]> {
  const { place, range, specialty } = asked;
  const filter = { ...range, place, specialty };
  if (place.kind === 'facility') {
    const cells = await statistics.listCells(filter);
    return cells
      .filter(({ key }) => (place.withinRegionId ?? key.regionId) === key.regionId)
      .map((cell) => pieceOf(cell, cell.counts, asked));
  }
  // One after the other: sums first, so that what is settled meanwhile is seen to have moved.
  const settled = await readSettled(statistics, asked);
  const unsettled = await statistics.listUnsettledIn(filter);
  return [
    ...settled,
    ...unsettled.map((cell) => pieceOf(cell, differenceOf(cell.settled, cell.counts), asked)),
  ];
}

async function readSettled(statistics: Statistics, asked: FiguresAsked): Promise<Piece[]> {
  const { by, place } = asked;
  const keys = keysOf(asked);
  if (!isPlaceKind(by)) {
    const sums = await (isApart(asked) ? statistics.readSums(keys) : statistics.readTotals(keys));
    return sums.map(({ key, counts }) => ({ ...key, placeId: place.id, counts }));
  }
  const sums = await statistics.readPlacesSums(keys);
  return sums.flatMap(({ key, counts }) =>
    [...placesIn(counts, by)].map(([placeId, own]) => ({ ...key, placeId, counts: own })),
  );
}

function keysOf({ range, place: { kind, id }, specialty, by, step }: FiguresAsked): SumKey[] {
  const ranges = by === 'period' ? stepsOf(range, step) : [range];
  const apart = by === 'specialty' ? allSpecialties : [anySpecialty];
  const own = specialty === undefined ? apart : [specialty];
  return ranges
    .flatMap(periodsOf)
    .flatMap((period) => own.map((it) => ({ period, place: { kind, id }, specialty: it })));
}

function pieceOf({ key }: CellRecord, counts: Counts, asked: FiguresAsked): Piece {
  const { by } = asked;
  const { day, specialty } = key;
  const placeId = isPlaceKind(by) ? placeIn(key, by) : '';
  // Totals know no dimension: what is left of one that was settled would be a row of nothing.
  return { period: day, specialty, placeId, counts: isApart(asked) ? counts : totalsOf(counts) };
}

const placeIn = ({ regionId, provinceId, facilityId }: CellKey, kind: PlaceKind): string =>
  ({ country: '', region: regionId, province: provinceId, facility: facilityId })[kind];

/** Rows in which nothing was counted are none, except that each step of a period is there. */
function rowsOf(pieces: readonly Piece[], { by, range, step }: FiguresAsked): Map<string, Counts> {
  if (by === 'period') return periodRows(pieces, stepsOf(range, step));
  const rows = sumByValue(
    pieces.flatMap(({ specialty, placeId, counts }): (readonly [string, Counts])[] => {
      if (isDimension(by)) return [...valuesIn(counts, by)];
      return [[by === 'specialty' ? specialty : placeId, counts]];
    }),
  );
  return new Map([...rows].filter(([, counts]) => !isNothing(counts)));
}

function periodRows(pieces: readonly Piece[], parts: readonly DayRange[]): Map<string, Counts> {
  const empty = parts.map(({ from }) => [from, {}] as const);
  // A month's name comes before its days' names: its first day decides which part it lies in.
  const own = pieces.map(({ period, counts }) => {
    const first = `${period}-01-01`.slice(0, 10);
    return [parts.findLast(({ from }) => from <= first)?.from ?? first, counts] as const;
  });
  return sumByValue([...empty, ...own]);
}
