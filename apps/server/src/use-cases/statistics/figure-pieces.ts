import {
  anySpecialty,
  CountTable,
  countsOfRow,
  isNothing,
  placeKinds,
  rowName,
  stepOf,
  stepsOf,
  wholeRow,
  type Breakdown,
  type CellKey,
  type Counts,
  type PlaceKind,
  type Row,
} from '@qarib/clinical';
import type { Statistics } from '../../ports/statistics.ts';
import type { Reading } from '../shared/use-case.ts';
import { readPieces, type FiguresAsked, type Piece } from './read-pieces.ts';

/** All of it, and told apart. */
type Counted = { readonly total: Counts; readonly rows: ReadonlyMap<string, Counts> };

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
    rows.addAll(rowsOf(piece, asked));
  }
  const counted = [...rows.rows()].map(
    ([value, numbers]) => [value, countsOfRow(numbers)] as const,
  );
  const shown = counted.filter(([, counts]) => asked.by === 'period' || !isNothing(counts));
  return { total: total.counts(), rows: new Map(shown) };
}

const wholeOf = ({ table }: Piece, { hospitalId }: FiguresAsked) =>
  table.row(hospitalId === undefined ? wholeRow : rowName('hospital', hospitalId));

function rowsOf(piece: Piece, asked: FiguresAsked): Iterable<Row> {
  const { period, specialty, cell, table } = piece;
  const { by, hospitalId, place, range, step } = asked;
  const whole = wholeOf(piece, asked);
  if (by === 'period') {
    // No piece is longer than a step: its first day decides which one it lies in, the first maybe cut short.
    const first = stepOf(`${period}-01-01`.slice(0, 10), step);
    return [[first < range.from ? range.from : first, whole]];
  }
  if (by === place.kind) return [[place.id, whole]];
  if (by === 'specialty' && specialty !== anySpecialty) return [[specialty, whole]];
  // Of what a hospital took on nothing further is told apart.
  if (hospitalId !== undefined) return [];
  return cell && isPlaceKind(by) ? [[placeIn(cell, by), whole]] : table.values(by);
}

const placeIn = ({ regionId, provinceId, facilityId }: CellKey, kind: PlaceKind): string =>
  ({ country: '', region: regionId, province: provinceId, facility: facilityId })[kind];
