import fc from 'fast-check';
import { dayAfter, instantOf, mondayOf, wallTimeOf } from './moroccan-time.ts';

describe('Moroccan time', () => {
  test.each([
    // An hour ahead of UTC in spring 2025 until Ramadan, then UTC until 6 April.
    ['2025-02-10T20:00', '2025-02-10T19:00:00.000Z'],
    ['2025-03-10T20:00', '2025-03-10T20:00:00.000Z'],
    ['2025-04-10T20:00', '2025-04-10T19:00:00.000Z'],
  ])('%s on the wall is %s', (wall, instant) => {
    expect(instantOf(wall).toISOString()).toBe(instant);
  });

  test('takes the first of a time that is shown twice', () => {
    expect(instantOf('2025-02-23T02:30').toISOString()).toBe('2025-02-23T01:30:00.000Z');
  });

  test('puts a time that was skipped after the change', () => {
    expect(wallTimeOf(instantOf('2025-04-06T02:30'))).toBe('2025-04-06T03:30');
  });

  test('comes back from every instant of five years but for the repeated hours', () => {
    const minute = fc
      .integer({ min: Date.UTC(2022, 0, 1) / 60_000, max: Date.UTC(2027, 0, 1) / 60_000 })
      .map((minutes) => new Date(minutes * 60_000));
    fc.assert(
      fc.property(minute, (instant) => {
        const wall = wallTimeOf(instant);
        expect(wallTimeOf(instantOf(wall))).toBe(wall);
      }),
    );
  });

  test('begins its weeks on Monday', () => {
    expect(mondayOf('2026-03-15')).toBe('2026-03-09');
    expect(mondayOf('2026-03-09')).toBe('2026-03-09');
    expect(dayAfter('2026-02-28', 1)).toBe('2026-03-01');
  });
});
