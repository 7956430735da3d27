import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dimensions, measures } from '@qarib/clinical';

const definitions = readFileSync(join(__dirname, '../../../docs/indicators.md'), 'utf8');

test('Every figure is defined once, and nothing is defined that is no figure', () => {
  const defined = [...definitions.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(new Set(defined)).toEqual(new Set(measures));
  expect(defined).toHaveLength(measures.length);
});

test('Everything that figures are told apart by is named', () => {
  expect(dimensions.filter((dimension) => !definitions.includes(`\`${dimension}\``))).toEqual([]);
});
