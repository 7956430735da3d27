import {
  anySpecialty,
  CountTable,
  countsOfRow,
  isNothing,
  periodsOf,
  placeKinds,
  rowName,
  stepsOf,
  wholeRow,
  type Breakdown,
  type CellKey,
  type Counts,
  type DayRange,
  type Dimension,
  type Period,
  type PlaceKind,
  type Row,
  type Specialty,
  specialties,
  type Step,
  type SumKey,
} from '@qarib/clinical';
import type { Statistics } from '../../ports/statistics.ts';
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
  /** The total is told apart by these as well, by their keys. */
  readonly inTotal?: readonly Dimension[];
};

/** A sum, or a cell: some of what is asked for. */
type Piece = {
  readonly period: Period;
  readonly specialty: string;
  readonly cell?: CellKey;
  readonly table: CountTable;
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

function countedOf(pieces: readonly Piece[], asked: FiguresAsked): Counted {
  const total = new CountTable();
  const rows = new CountTable();
  const parts = asked.by === 'period' ? stepsOf(asked.range, asked.step) : [];
  // Each step of a period is there, also when nothing was counted in it.
  for (const { from } of parts) rows.add(from, []);
  for (const piece of pieces) {
    total.add(wholeRow, wholeOf(piece, asked));
    for (const part of asked.inTotal ?? []) {
      for (const [value, numbers] of piece.table.values(part)) {
        total.add(rowName(part, value), numbers);
      }
    }
    rows.addAll(rowsOf(piece, asked, parts));
  }
  const counted = [...rows.rows()].map(
    ([value, numbers]) => [value, countsOfRow(numbers)] as const,
  );
  const shown = counted.filter(([, counts]) => asked.by === 'period' || !isNothing(counts));
  return { total: total.counts(), rows: new Map(shown) };
}

const wholeOf = ({ table }: Piece, { hospitalId }: FiguresAsked) =>
  table.row(hospitalId === undefined ? wholeRow : rowName('hospital', hospitalId));

function rowsOf(piece: Piece, asked: FiguresAsked, parts: readonly DayRange[]): Iterable<Row> {
  const { period, specialty, cell, table } = piece;
  const { by, hospitalId } = asked;
  const whole = wholeOf(piece, asked);
  if (by === 'period') {
    // A month's name comes before its days' names: its first day decides which part it lies in.
    const first = `${period}-01-01`.slice(0, 10);
    return [[parts.findLast(({ from }) => from <= first)?.from ?? first, whole]];
  }
  if (by === 'specialty' && specialty !== anySpecialty) return [[specialty, whole]];
  // Of what a hospital took on nothing further is told apart.
  if (hospitalId !== undefined) return [];
  return cell && isPlaceKind(by) ? [[placeIn(cell, by), whole]] : table.values(by);
}

const placeIn = ({ regionId, provinceId, facilityId }: CellKey, kind: PlaceKind): string =>
  ({ country: '', region: regionId, province: provinceId, facility: facilityId })[kind];

/** What of a sum is read beside its whole. */
function partsFor({ by, hospitalId, inTotal = [] }: FiguresAsked): string[] {
  if (hospitalId !== undefined) return ['hospital'];
  return by === 'period' ? [...inTotal] : [...inTotal, by];
}

async function readPieces(statistics: Statistics, asked: FiguresAsked): Promise<Piece[]> {
  const { place, range, specialty } = asked;
  const filter = { ...range, place, specialty };
  const parts = partsFor(asked);
  if (place.kind === 'facility') {
    const cells = await statistics.listCells(filter, parts);
    return cells
      .filter(({ key }) => (place.withinRegionId ?? key.regionId) === key.regionId)
      .flatMap(({ key, settled, unsettled }) => [pieceOf(key, settled), pieceOf(key, unsettled)]);
  }
  // One after the other: sums first, so that what is settled meanwhile is seen to have moved.
  const sums = await statistics.readSums(keysOf(asked), parts);
  const unsettled = await statistics.listUnsettledIn(filter);
  return [
    ...sums.map(({ key: { period, specialty: own }, table }) => ({
      period,
      specialty: own,
      table,
    })),
    ...unsettled.map((cell) => pieceOf(cell.key, cell.unsettled)),
  ];
}

const pieceOf = (cell: CellKey, table: CountTable): Piece => ({
  period: cell.day,
  specialty: cell.specialty,
  cell,
  table,
});

function keysOf({ range, place, specialty, hospitalId, by, step }: FiguresAsked): SumKey[] {
  const ranges = by === 'period' ? stepsOf(range, step) : [range];
  // A sum of all specialties tells them apart itself, but not by hospital.
  const isEach = by === 'specialty' && hospitalId !== undefined;
  const apart = isEach ? allSpecialties : [anySpecialty];
  const own = specialty === undefined ? apart : [specialty];
  const { kind, id } = place;
  return ranges
    .flatMap(periodsOf)
    .flatMap((period) => own.map((it) => ({ period, place: { kind, id }, specialty: it })));
}
