import fc from 'fast-check';
import { countColumns, CountTable, countsOfRow, tableBetween } from './count-table.ts';
import { addCounts, differenceOf } from './counts.ts';
import { totalKeys } from './measures.ts';

const key = fc.oneof(
  fc.constantFrom(...countColumns),
  fc
    .tuple(
      fc.constantFrom('mode', 'reason', 'hour', 'region', 'facility'),
      fc.constantFrom('immediate', 'N07', '3-14', 'draa-tafilalet', 'csr-imilchil'),
      fc.constantFrom('requested', 'unmet', 'wait/3'),
    )
    .map((parts) => parts.join('/')),
);
const counts = fc.dictionary(key, fc.integer({ min: -(2 ** 40), max: 2 ** 40 }));

test('Every measure has a place in a row, and only one', () => {
  expect(countColumns.toSorted()).toEqual(totalKeys.toSorted());
  expect(new Set(countColumns).size).toBe(countColumns.length);
});

test('Counts as rows are the same counts, and so are their sum and what is between them', () => {
  fc.assert(
    fc.property(counts, counts, (one, other) => {
      const [first, second] = [CountTable.of(one), CountTable.of(other)];
      expect(first.counts()).toEqual(addCounts(one));
      const between = tableBetween(first, second);
      expect(between.counts()).toEqual(differenceOf(one, other));
      first.addAll(between.rows());
      expect(first.counts()).toEqual(addCounts(other));
      expect(tableBetween(first, second).isNothing()).toBe(true);
    }),
  );
});

test('What is told apart by something is found by its value', () => {
  const table = CountTable.of({ requested: 3, 'age/5-14/requested': 2, 'age/5-14/unmet': 1 });
  const told = [...table.values('age')].map(([value, row]) => [value, countsOfRow(row)]);
  expect(told).toEqual([['5-14', { requested: 2, unmet: 1 }]]);
  expect([...table.values('mode')]).toEqual([]);
});

test('What nobody has defined is not counted', () => {
  expect(() => CountTable.of({ guessed: 1 })).toThrow('guessed');
});
