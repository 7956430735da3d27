import {
  anySpecialty,
  dayAfter,
  lastDayOf,
  monthsIn,
  periodsOf,
  specialties,
  stepsOf,
  type Breakdown,
  CountTable,
  type CellKey,
  type DayRange,
  type Dimension,
  type Period,
  type Specialty,
  type Step,
  type SumKey,
} from '@qarib/clinical';
import type { ReadSum, SettledCell, Statistics } from '../../ports/statistics.ts';
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
  /** The total is told apart by these as well, by their keys. */
  readonly inTotal?: readonly Dimension[];
};

/** A sum, a cell, or what is not settled of one: some of what is asked for. */
export type Piece = {
  readonly period: Period;
  readonly specialty: string;
  readonly cell?: CellKey;
  readonly table: CountTable;
};

/** Specialties are told apart with what has none among them. */
const allSpecialties = [...specialties, 'none'];

/** Everything that what is asked for consists of; the caller sees to it that nothing is settled meanwhile. */
export async function readPieces(statistics: Statistics, asked: FiguresAsked): Promise<Piece[]> {
  const { place, range, specialty } = asked;
  const settled =
    place.kind === 'facility'
      ? await readSite(statistics, asked)
      : await readSums(statistics, asked, rangesOf(asked).flatMap(periodsOf));
  // After the sums, so that what is settled meanwhile is seen to have moved.
  const slips = await statistics.listSlips({ ...range, place, specialty });
  const own = slips.filter((slip) => isWithin(place, slip));
  return [...settled, ...own.map(({ key, counts }) => pieceOf(key, CountTable.of(counts)))];
}

/**
 * A site's months, and the days that are in none of them. Also days are read of a month in which a site
 * lay in another region, where only its own may be seen, and of all while the months are made.
 */
async function readSite(statistics: Statistics, asked: FiguresAsked): Promise<Piece[]> {
  const { place, range, specialty } = asked;
  const isRebuilding = (await statistics.readMark('rebuild')) !== undefined;
  const { months, rest } = isRebuilding ? { months: [], rest: [range] } : monthsOf(asked);
  const parts = [...partsFor(asked), 'region'];
  const sums = await statistics.readSums(keysOf(asked, months), parts);
  const divided = sums.filter((sum) => !isWhollyWithin(place, sum)).map(({ key }) => key.period);
  const days = [...rest, ...[...new Set(divided)].map(daysOfMonth)];
  const cells: SettledCell[] = [];
  for (const each of days) {
    cells.push(...(await statistics.listCells({ ...each, place, specialty }, partsFor(asked))));
  }
  return [
    ...sums.filter(({ key }) => !divided.includes(key.period)).map(pieceOfSum),
    ...cells.filter((cell) => isWithin(place, cell)).map(({ key, table }) => pieceOf(key, table)),
  ];
}

async function readSums(
  statistics: Statistics,
  asked: FiguresAsked,
  periods: readonly Period[],
): Promise<Piece[]> {
  const sums = await statistics.readSums(keysOf(asked, periods), partsFor(asked));
  return sums.map(pieceOfSum);
}

const rangesOf = ({ range, by, step }: FiguresAsked): DayRange[] =>
  by === 'period' ? stepsOf(range, step) : [range];

/** Of all steps together; days that follow each other are one range. */
function monthsOf(asked: FiguresAsked): ReturnType<typeof monthsIn> {
  const ofRanges = rangesOf(asked).map(monthsIn);
  const rest: DayRange[] = [];
  for (const range of ofRanges.flatMap((each) => each.rest)) {
    const last = rest.at(-1);
    if (last === undefined || dayAfter(last.to, 1) !== range.from) rest.push(range);
    else rest.splice(-1, 1, { from: last.from, to: range.to });
  }
  return { months: ofRanges.flatMap(({ months }) => months), rest };
}

const daysOfMonth = (month: Period): DayRange => ({ from: `${month}-01`, to: lastDayOf(month) });

const isWithin = ({ withinRegionId }: FigurePlace, { key }: Pick<SettledCell, 'key'>) =>
  (withinRegionId ?? key.regionId) === key.regionId;

const isWhollyWithin = ({ withinRegionId }: FigurePlace, { table }: ReadSum) =>
  withinRegionId === undefined ||
  [...table.values('region')].every(([regionId]) => regionId === withinRegionId);

const pieceOfSum = ({ key: { period, specialty }, table }: ReadSum): Piece => ({
  period,
  specialty,
  table,
});

const pieceOf = (cell: CellKey, table: CountTable): Piece => ({
  period: cell.day,
  specialty: cell.specialty,
  cell,
  table,
});

/** What of a sum is read beside its whole. */
function partsFor({ by, hospitalId, inTotal = [] }: FiguresAsked): string[] {
  if (hospitalId !== undefined) return ['hospital'];
  return by === 'period' ? [...inTotal] : [...inTotal, by];
}

function keysOf(
  { place: { kind, id }, specialty, hospitalId, by }: FiguresAsked,
  periods: readonly Period[],
): SumKey[] {
  // A sum of all specialties tells them apart itself, but not by hospital.
  const isEach = by === 'specialty' && hospitalId !== undefined;
  const apart = isEach ? allSpecialties : [anySpecialty];
  const own = specialty === undefined ? apart : [specialty];
  return periods.flatMap((period) =>
    own.map((it) => ({ period, place: { kind, id }, specialty: it })),
  );
}
