import fc from 'fast-check';
import { ageGroupOf } from './age-group.ts';
import { addCounts, differenceOf } from './counts.ts';
import { waitClassOf, waitQuantileMinutes } from './measures.ts';
import { daysIn, lastDayOf, periodsOf, rangeBefore } from './period.ts';
import { hideSmallGroups, shownCount } from './small-groups.ts';
import { dayAfter } from '../time/moroccan-time.ts';

const counts = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: -9, max: 9 }));

test('What was there and the difference are what is there now, and nothing is kept as nought', () => {
  fc.assert(
    fc.property(counts, counts, (before, after) => {
      expect(addCounts(before, differenceOf(before, after))).toEqual(addCounts(after));
      expect(Object.values(differenceOf(before, after))).not.toContain(0);
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

test('The range before ends the day before and is as long', () => {
  expect(rangeBefore({ from: '2026-03-02', to: '2026-03-08' })).toEqual({
    from: '2026-02-23',
    to: '2026-03-01',
  });
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
  const rows = fc.array(
    fc.nat(12).map((requested) => ({ counts: { requested } })),
    { maxLength: 8 },
  );
  const sizeOf = (all: readonly { counts: { requested: number } }[]) =>
    all.reduce((sum, row) => sum + row.counts.requested, 0);
  fc.assert(
    fc.property(rows, (all) => {
      const { shown, hidden } = hideSmallGroups(all);
      expect(sizeOf(shown) + sizeOf(hidden)).toBe(sizeOf(all));
      for (const { counts: own } of shown) expect(shownCount(own.requested)).toBe(own.requested);
      const isFindable = hidden.length === 1 || (hidden.length > 0 && sizeOf(hidden) < 5);
      // Only where there is nobody to hide among is all that is left one small group.
      if (isFindable) expect(sizeOf(shown)).toBe(0);
    }),
  );
});
