import {
  breakdownsOf,
  measureWords,
  measures,
  waitClassMinutes,
  type Breakdown,
} from '@qarib/clinical';
import { figuresCsvEnd, type FigureRow, type FiguresCsvQuery } from '@qarib/contracts';
import { reads, type Reading } from '../shared/use-case.ts';
import { csvLine } from './csv.ts';
import { requirePlace } from './figure-place.ts';
import { figuresOf } from './read-figures.ts';

const byteOrderMark = '\uFEFF';
const waitKeys = [...waitClassMinutes, Infinity].map((_, index) => `wait/${index}`);
const waitColumns = [
  ...waitClassMinutes.map((minutes) => `wait_up_to_${minutes}_min`),
  `wait_over_${waitClassMinutes.at(-1) ?? 0}_min`,
];
const columns = [
  ...(['breakdown', 'value', 'name', 'from', 'to', 'place', 'hospital', 'specialty'] as const),
  'hidden',
];

/** Figures as the lines of a file, one breakdown read at a time: nobody waits for the last to have the first. */
export const exportFigures = reads({
  action: 'export-figures',
  concerns: ({ placeId }: FiguresCsvQuery) => ({ entityType: 'Statistics', entityId: placeId }),
  async run(reading, query): Promise<AsyncIterable<string>> {
    const { kind } = await requirePlace(reading, query);
    const kinds = query.hospitalId === undefined ? breakdownsOf(kind) : (['specialty'] as const);
    return numbered([...kinds, 'period'], reading, query);
  },
});

async function* numbered(
  kinds: readonly Breakdown[],
  reading: Reading,
  query: FiguresCsvQuery,
): AsyncGenerator<string> {
  let count = 0;
  yield byteOrderMark;
  for await (const line of lines(kinds, reading, query)) {
    count += 1;
    yield line;
  }
  yield csvLine([figuresCsvEnd, count]);
}

async function* lines(
  kinds: readonly Breakdown[],
  reading: Reading,
  query: FiguresCsvQuery,
): AsyncGenerator<string> {
  yield csvLine([...columns, ...measures, ...waitColumns]);
  for (const measure of measures) {
    yield csvLine(['dictionary', measure, measureWords(measure)[query.language]]);
  }
  const { store } = reading.ports;
  for (const [at, by] of kinds.entries()) {
    // The reply has begun: what is read now is read under the same guard as at first.
    const { rows, total, place } = await store.read((records) =>
      figuresOf({ ...reading, records }, { ...query, by }),
    );
    const lineOf = lineIn(query, place.id);
    if (at === 0) yield lineOf('total', { value: 'all', ...total });
    for (const row of rows) yield lineOf(by, row);
  }
}

const lineIn =
  ({ from, to, hospitalId, specialty, language }: FiguresCsvQuery, place: string) =>
  (breakdown: string, { value, name, counts, hidden }: FigureRow): string => {
    const own: Readonly<Record<string, number | undefined>> = counts;
    const days = [from, to, place, hospitalId ?? 'all', specialty ?? 'all'];
    const cells = [breakdown, value, name?.[language], ...days];
    const numbers = [...measures, ...waitKeys].map((key) => own[key]);
    return csvLine([...cells, hidden.join(' '), ...numbers]);
  };
