import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { provinceTiles } from '@qarib/clinical';

const lines = readFileSync(join(__dirname, '../catalogues/provinces.tsv'), 'utf8').split('\n');
const provinces = lines
  .filter((line) => line.includes('\t') && !line.startsWith('#') && !line.startsWith('code\t'))
  .map((line) => line.split('\t')[0] ?? '');

test('Each province of the catalogue has its own tile on the map', () => {
  const placed = provinceTiles.map(({ provinceId }) => provinceId);
  expect(new Set(placed)).toEqual(new Set(provinces));
  const places = provinceTiles.map(({ column, row }) => `${column} ${row}`);
  expect(new Set(places).size).toBe(provinceTiles.length);
});
