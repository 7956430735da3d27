import fc from 'fast-check';
import { figureIds, indicators, measures } from '@qarib/clinical';
import { languages, type FigureRow, type Figures } from '@qarib/contracts';
import { ticksUpTo } from './breakdown-blocks.ts';
import { composeReport } from './compose-report.ts';

const counts = Object.fromEntries(measures.map((measure, at) => [measure, 40 + at]));
const neurology: FigureRow = { value: 'neurology', counts, hidden: [] };
const few: FigureRow = { value: 'dermatology', counts: {}, hidden: ['requests'] };
const march: Figures = {
  from: '2026-03-01',
  to: '2026-03-31',
  place: {
    kind: 'region',
    id: 'marrakech-safi',
    name: { fr: 'Marrakech-Safi', ar: 'مراكش آسفي', en: 'Marrakech-Safi' },
  },
  by: 'specialty',
  isEmpty: false,
  total: { counts, hidden: ['complaints'] },
  rows: [neurology, few],
  asOf: '2026-04-01T09:00:00Z',
};
const trend: Figures = {
  ...march,
  by: 'period',
  step: 'month',
  rows: [
    { ...few, value: '2026-02-01' },
    { ...neurology, value: '2026-03-01' },
  ],
};
const hours: Figures = { ...march, by: 'hour', rows: [{ ...neurology, value: '1-9' }] };
const figures = { now: march, before: march, trend, breakdowns: [march, hours] };
const made = { by: 'Nadia Chraibi', at: new Date('2026-04-01T09:00:00Z') };
const reportIn = (language: (typeof languages)[number], change: Partial<Figures> = {}) =>
  composeReport(
    { ...figures, now: { ...march, ...change } },
    { from: march.from, to: march.to, by: 'specialty', language },
    made,
  );

describe.each(languages)('a report of figures in %s', (language) => {
  const { blocks, title, letterhead } = reportIn(language);

  test('has every figure with its definition, and says where one may not be shown', () => {
    const shown = blocks.filter(({ kind }) => kind === 'figure');
    expect(shown).toHaveLength(figureIds.length);
    for (const block of shown) {
      expect(block).toMatchObject({ definition: expect.stringMatching(/\S{2}/) });
      expect(block).toMatchObject({
        name: expect.stringMatching(/\S/),
        value: expect.stringMatching(/\S/),
      });
    }
    expect(shown.at(-1)).toMatchObject({ value: expect.stringContaining('5'), beside: '' });
  });

  test('shows nothing of a small group, neither in a picture nor in a table', () => {
    const columns = blocks.find((it) => it.kind === 'columns');
    expect(columns?.columns.map(({ values }) => values)).toEqual([undefined, [40, 41, 43]]);
    const tables = blocks.filter((it) => it.kind === 'table');
    expect(tables[1]?.rows.map(({ share, cells }) => [share, cells?.length])).toEqual([
      [1, indicators.length],
      [0, undefined],
    ]);
  });

  test('says of what month and place it is, and where it ends', () => {
    expect(title).not.toBe('');
    expect(letterhead[0][1]).toContain('2026');
    expect(blocks.at(-1)).toMatchObject({ kind: 'end', text: expect.stringContaining('{page}') });
  });
});

test('a period in which nothing was asked is said to be one', () => {
  const warning = { kind: 'warning', text: expect.stringContaining('Aucune consultation') };
  expect(reportIn('fr', { isEmpty: true }).blocks).toContainEqual(warning);
  expect(reportIn('fr').blocks).not.toContainEqual(warning);
});

test('an axis has a few round numbers, up to what is the most', () => {
  expect(ticksUpTo(7)).toEqual([0, 2, 4, 6, 8]);
  expect(ticksUpTo(1)).toEqual([0, 1]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (most) => {
      const ticks = ticksUpTo(most);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }),
  );
});
