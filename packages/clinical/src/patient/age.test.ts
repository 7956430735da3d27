import { ageAt, ageBandOf } from './age.ts';

test.each([
  ['2026-03-02', { days: 0, months: 0 }, 'newborn'],
  ['2026-02-03', { days: 27, months: 0 }, 'newborn'],
  ['2026-02-02', { days: 28, months: 1 }, 'infant'],
  ['2025-03-03', { days: 364, months: 11 }, 'infant'],
  ['2025-03-02', { days: 365, months: 12 }, 'young-child'],
  ['2021-03-03', { days: 1_825, months: 59 }, 'young-child'],
  ['2021-03-02', { days: 1_826, months: 60 }, 'child'],
  ['2014-03-02', { days: 4_383, months: 144 }, 'adolescent'],
  ['2008-03-02', { days: 6_574, months: 216 }, 'adult'],
  ['2027-01-01', { days: 0, months: 0 }, 'newborn'],
] as const)('born on %s', (birthDate, age, band) => {
  expect(ageAt(birthDate, '2026-03-02')).toEqual(age);
  expect(ageBandOf(age)).toBe(band);
});
