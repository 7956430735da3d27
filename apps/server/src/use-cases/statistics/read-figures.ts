import {
  indicators,
  isDimension,
  isNothing,
  measures,
  groupOf,
  stepFor,
  waitClassMinutes,
  withoutSmallGroups,
  withoutSmallTotal,
  type Counts,
  type Group,
} from '@qarib/clinical';
import type { Figures, FiguresQuery } from '@qarib/contracts';
import { reads, type Reading } from '../shared/use-case.ts';
import { namesOf } from './figure-names.ts';
import { countsFor } from './figure-pieces.ts';
import { requirePlace } from './figure-place.ts';
import type { FiguresAsked } from './read-pieces.ts';

/** What was asked, answered and really held: of the country, a region, a province or a site. */
export const readFigures = reads({
  action: 'read-figures',
  concerns: ({ placeId }: FiguresQuery) => ({ entityType: 'Statistics', entityId: placeId }),
  run: figuresOf,
});

export async function figuresOf(reading: Reading, query: FiguresQuery): Promise<Figures> {
  const place = await requirePlace(reading, query);
  const { from, to, by, specialty, hospitalId, step = stepFor({ from, to }) } = query;
  const asked = { range: { from, to }, place, specialty, hospitalId, by, step };
  const { rows, total } = await countsFor(reading, asked);
  const isRecordReader = reading.person.actor.role === 'nurse';
  const ordered = inOrder([...rows], asked);
  const names = await namesOf(reading, by, [...rows.keys()]);
  const shown = isRecordReader
    ? ordered.map(([value, counts]) => ({ value, counts, hidden: [] }))
    : withoutSmallGroups(ordered);
  const { kind, id } = place;
  return {
    from,
    to,
    place: { kind, id, name: (await namesOf(reading, kind, [id])).get(id) },
    specialty,
    ...(hospitalId !== undefined && { hospital: await hospitalOf(reading, hospitalId) }),
    by,
    ...(by === 'period' && { step }),
    isEmpty: isNothing(total),
    total: written(
      isRecordReader ? { counts: total, hidden: [] } : withoutSmallTotal(total),
      hospitalId !== undefined,
    ),
    rows: shown.map((row) => ({
      value: row.value,
      name: names.get(row.value),
      ...written(row, isDimension(by) || hospitalId !== undefined),
    })),
    asOf: reading.now.toISOString(),
  };
}

const hospitalOf = async (reading: Reading, id: string) => ({
  id,
  name: (await namesOf(reading, 'hospital', [id])).get(id),
});

type Row = readonly [string, Counts];

function inOrder(rows: readonly Row[], { by }: FiguresAsked): Row[] {
  const sizeOf = ([, counts]: Row) => counts['requested'] ?? 0;
  const byValue = (a: Row, b: Row) => (a[0] < b[0] ? -1 : 1);
  if (by === 'period') return rows.toSorted(byValue);
  return rows.toSorted((a, b) => sizeOf(b) - sizeOf(a) || byValue(a, b));
}

const waitKeys = [...waitClassMinutes, Infinity].map((_, index) => `wait/${index}`);
const allKeys: readonly string[] = [...measures, ...waitKeys];

/** Nought is written as nought; what may not be shown, or is not counted here, is not there. */
function written(
  { counts, hidden }: { readonly counts: Counts; readonly hidden: readonly Group[] },
  isOfDimension = false,
): { counts: Counts; hidden: Group[] } {
  const shown: Record<string, number> = {};
  for (const key of isOfDimension ? indicators : allKeys) {
    if (!hidden.includes(groupOf(key))) shown[key] = counts[key] ?? 0;
  }
  return { counts: shown, hidden: [...hidden] };
}
