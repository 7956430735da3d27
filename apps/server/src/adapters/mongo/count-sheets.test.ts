import fc from 'fast-check';
import { addCounts, countColumns, CountTable } from '@qarib/clinical';
import { sheetsOf, tableOf } from './count-sheets.ts';

const key = fc.oneof(
  fc.constantFrom(...countColumns),
  fc
    .tuple(
      fc.constantFrom('mode', 'region', 'reason'),
      fc.string({ maxLength: 40 }).map((text) => text.replaceAll('/', '')),
      fc.constantFrom(...countColumns),
    )
    .map((parts) => parts.join('/')),
);
const numbers = fc.oneof(fc.nat(200), fc.integer(), fc.integer({ min: -(2 ** 51), max: 2 ** 51 }));

test('Whatever is kept is read as it was, part by part', () => {
  fc.assert(
    fc.property(fc.dictionary(key, numbers), (counts) => {
      const sheets = sheetsOf(CountTable.of(counts));
      expect(tableOf(sheets).counts()).toEqual(addCounts(counts));
      const { mode = Buffer.alloc(0) } = sheets;
      const ofMode = Object.entries(addCounts(counts)).filter(([it]) => it.startsWith('mode/'));
      expect(tableOf({ mode }).counts()).toEqual(Object.fromEntries(ofMode));
    }),
  );
});

test('A place in a row never changes its meaning', () => {
  const sheets = { whole: Buffer.from([0, 3, 2, 0, 130, 2]), mode: Buffer.from('\x03way\x01\x08') };
  expect(tableOf(sheets).counts()).toEqual({
    requested: 1,
    attempted: 129,
    'mode/way/requested': 4,
  });
});

test('Bytes that are cut off are no figure', () => {
  expect(() => tableOf({ whole: Buffer.from([0, 3, 2]) })).toThrow('cut off');
});
