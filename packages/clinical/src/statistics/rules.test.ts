import fc from 'fast-check';
import { ageGroupOf } from './age-group.ts';
import { rangeOf, stepOf, steps, stepsOf, valuesIn } from './breakdown.ts';
import { addCounts, areSame, differenceOf, isNothing } from './counts.ts';
import { figureIds, figureOf, wordsOf } from './definitions.ts';
import { waitClassOf, waitQuantileMinutes } from './measures.ts';
import { daysIn, lastDayOf, monthsIn, periodsOf, rangeBefore } from './period.ts';
import { comparedWith, trendOf } from './trend.ts';
import { cellName, cellNamed } from './settlement.ts';
import { withoutSmallGroups, withoutSmallTotal } from './small-groups.ts';
import { dayAfter } from '../time/moroccan-time.ts';

const counts = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: -9, max: 9 }));

test('What was there and the difference are what is there now, and nothing is kept as nought', () => {
  fc.assert(
    fc.property(counts, counts, (before, after) => {
      expect(addCounts(before, differenceOf(before, after))).toEqual(addCounts(after));
      expect(Object.values(differenceOf(before, after))).not.toContain(0);
      expect(areSame(before, after)).toBe(isNothing(differenceOf(before, after)));
    }),
  );
});

const day = fc.integer({ min: 0, max: 2_000 }).map((count) => dayAfter('2024-01-01', count));

test('The periods of a range hold each of its days once, and are few', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 1_095 }), (from, length) => {
      const range = { from, to: dayAfter(from, length) };
      const days = periodsOf(range).flatMap((period) => {
        const first = `${period}-01-01`.slice(0, 10);
        return [first, lastDayOf(period)];
      });
      expect(days).toEqual(days.toSorted());
      const held = periodsOf(range).reduce((sum, period) => {
        const first = period.length === 10 ? period : `${period}-01-01`.slice(0, 10);
        return sum + daysIn({ from: first, to: lastDayOf(period) });
      }, 0);
      expect(held).toBe(daysIn(range));
      expect(periodsOf(range).length).toBeLessThan(84);
    }),
  );
});

test('The whole months of a range and the days beside them hold each of its days once', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -1, max: 400 }), (from, length) => {
      const range = { from, to: dayAfter(from, length) };
      const { months, rest } = monthsIn(range);
      const ofMonths = months.map((month) => ({ from: `${month}-01`, to: lastDayOf(month) }));
      const parts = [...ofMonths, ...rest].toSorted((a, b) => (a.from < b.from ? -1 : 1));
      expect(parts.reduce((sum, part) => sum + daysIn(part), 0)).toBe(length + 1);
      for (const [at, part] of parts.entries()) {
        expect(part.from).toBe(at === 0 ? from : dayAfter(parts[at - 1]?.to ?? '', 1));
      }
      expect(rest.length).toBeLessThan(3);
      expect(rest.every((part) => daysIn(part) < 61)).toBe(true);
    }),
  );
});

test('The range before ends the day before and is as long', () => {
  expect(rangeBefore({ from: '2026-03-02', to: '2026-03-08' })).toEqual({
    from: '2026-02-23',
    to: '2026-03-01',
  });
});

test('Nothing is compared with days before the first that is on record', () => {
  const today = '2026-03-11';
  expect(comparedWith({ from: '2016-01-08', to: '2016-01-14' }, today)).toEqual({
    from: '2016-01-01',
    to: '2016-01-07',
  });
  expect(comparedWith({ from: '2016-01-07', to: '2016-01-13' }, today)).toBeUndefined();
  expect(trendOf({ from: '2016-01-07', to: '2016-01-13' }).from).toBe('2016-01-01');
});

test('A range that ends before it begins holds nothing', () => {
  expect(periodsOf({ from: '2026-03-02', to: '2026-03-01' })).toEqual([]);
});

test.each([
  ['2026-11-22', '0'],
  ['2025-11-23', '0'],
  ['2025-11-22', '1-4'],
  ['1976-11-22', '50-64'],
  ['2027-01-01', 'unknown'],
  [undefined, 'unknown'],
])('Born on %s is of the age group %s', (birthDate, group) => {
  expect(ageGroupOf(birthDate, '2026-11-22')).toBe(group);
});

test('A quantile of waits is no shorter than the wait of that share, and by no more than its class', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 7_200 }), { minLength: 1 }), (waits) => {
      const classes = waits.map((seconds) => ({ waited: 1, [`wait/${waitClassOf(seconds)}`]: 1 }));
      const found = waitQuantileMinutes(addCounts(...classes), 0.5);
      const median = waits.toSorted((a, b) => a - b)[Math.ceil(waits.length / 2) - 1] ?? 0;
      expect(median).toBeLessThanOrEqual((found ?? 0) * 60);
      expect(waitClassOf(median)).toBe(waitClassOf((found ?? 0) * 60));
    }),
  );
  expect(waitQuantileMinutes({}, 0.5)).toBeUndefined();
  expect(waitQuantileMinutes({ waited: 1, 'wait/8': 1 }, 0.5)).toBe(Infinity);
});

test('Nobody finds a group of fewer than five by taking the shown ones from the sum', () => {
  const sizes = fc.array(fc.nat(12), { maxLength: 8 });
  const sumOf = (all: readonly number[]) => all.reduce((sum, size) => sum + size, 0);
  fc.assert(
    fc.property(sizes, (all) => {
      const rows = withoutSmallGroups(all.map((requested, at) => [String(at), { requested }]));
      const shown = rows.flatMap(({ counts: own, hidden }) =>
        hidden.length === 0 ? [own['requested'] ?? 0] : [],
      );
      const hidden = all.filter((_, at) => rows[at]?.hidden.includes('requests'));
      for (const size of shown) expect(size === 0 || size >= 5).toBe(true);
      expect(sumOf(shown) + sumOf(hidden)).toBe(sumOf(all));
      const people = sumOf(hidden);
      const isFindable = hidden.length === 1 || people < 5 || people === hidden.length;
      // Only where there is nobody to hide among is all that is left findable.
      if (hidden.length > 0 && isFindable) expect(sumOf(shown)).toBe(0);
    }),
  );
});

test('What became of a large enough group is told in full, and each group of people by itself', () => {
  expect(
    withoutSmallTotal({ requested: 7, unmet: 1, 'wait/2': 6, booked: 2, noShows: 1, calls: 5 }),
  ).toEqual({
    counts: { requested: 7, unmet: 1, 'wait/2': 6, calls: 5 },
    hidden: ['appointments'],
  });
});

test('Nothing measured and measured as nought are told apart, and the divisor is there', () => {
  expect(figureOf('unmetShare', {})).toEqual({ value: undefined, among: 0 });
  expect(figureOf('unmetShare', { requested: 8 })).toEqual({ value: 0, among: 8 });
  expect(figureOf('loss', { lossPermille: 300, measuredLoss: 10 }).value).toBeCloseTo(0.03);
  expect(figureOf('journeyAvoided', {})).toEqual({ value: 0, among: undefined });
  expect(figureOf('medianWait', { waited: 2, 'wait/0': 1, 'wait/8': 1 }).value).toBe(1);
  expect(figureOf('longWait', { waited: 2, 'wait/0': 1, 'wait/8': 1 }).value).toBe(Infinity);
});

test.each(figureIds)('The figure %s is named and defined in three languages', (id) => {
  const { name, definition } = wordsOf(id);
  for (const words of [name, definition])
    for (const text of [words.fr, words.ar, words.en]) expect(text).not.toBe('');
});

const step = fc.constantFrom(...steps);

test('The steps of a range hold each of its days once, in order', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 800 }), step, (from, length, size) => {
      const range = { from, to: dayAfter(from, length) };
      const parts = stepsOf(range, size);
      expect(parts.reduce((sum, part) => sum + daysIn(part), 0)).toBe(daysIn(range));
      for (const part of parts) {
        const whole = rangeOf(part.from, size);
        expect(whole.from <= part.from && part.to <= whole.to).toBe(true);
        expect(stepOf(part.to, size)).toBe(whole.from);
      }
    }),
  );
});

test.each([
  ['2026-11-22', 'week', { from: '2026-11-16', to: '2026-11-22' }],
  ['2026-11-22', 'quarter', { from: '2026-10-01', to: '2026-12-31' }],
  ['2026-02-10', 'quarter', { from: '2026-01-01', to: '2026-03-31' }],
  ['2024-02-10', 'month', { from: '2024-02-01', to: '2024-02-29' }],
] as const)('%s lies in the %s %o', (one, size, expected) => {
  expect(rangeOf(one, size)).toEqual(expected);
});

test('A cell is known by its name', () => {
  const cell = {
    day: '2026-03-09',
    facilityId: 'csr-imilchil',
    provinceId: 'midelt',
    regionId: 'draa-tafilalet',
    specialty: 'gynaecology-obstetrics',
  };
  expect(cellNamed(cellName(cell))).toEqual(cell);
});

test('Counts are told apart by the values of a dimension', () => {
  const told = valuesIn({ requested: 3, 'age/5-14/requested': 2, 'age/0/requested': 1 }, 'age');
  expect(Object.fromEntries(told)).toEqual({ '5-14': { requested: 2 }, '0': { requested: 1 } });
});
