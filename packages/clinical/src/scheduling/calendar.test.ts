import fc from 'fast-check';
import { calendarOf, timeOf, wallInstantOf } from './calendar.ts';
import { hours, minutesOf, wallMinuteOf, zones } from './zones.fixture.ts';

const range = (from: string, to: string) => ({ startMs: Date.parse(from), endMs: Date.parse(to) });
const dayIn = (zone: string, day: string) =>
  timeOf(calendarOf(zone, range(`${day}T00:00Z`, `${day}T24:00Z`)), { day, from: 0, to: 1440 });

describe('A day', () => {
  test.each([
    // Ramadan 2025: Morocco went back to UTC on 23 February, and forward again on 6 April.
    ['Africa/Casablanca', '2025-02-23', 25],
    ['Africa/Casablanca', '2025-04-06', 23],
    ['Africa/Casablanca', '2025-03-10', 24],
    ['Africa/Cairo', '2024-04-26', 23],
    ['Australia/Lord_Howe', '2025-04-06', 24.5],
    // Samoa went over the date line and had no 30 December.
    ['Pacific/Apia', '2011-12-30', 0],
  ])('of %s, %s, has as many hours as its clock showed', (zone, day, expected) => {
    expect(hours(dayIn(zone, day))).toBe(expected);
  });
});

describe('A window on the wall', () => {
  const windowIn = (day: string, from: number, to: number) => {
    const calendar = calendarOf('Africa/Casablanca', range(`${day}T00:00Z`, `${day}T24:00Z`));
    return hours(timeOf(calendar, { day, from: from * 60, to: to * 60 }));
  };

  test('in skipped time is empty', () => expect(windowIn('2025-04-06', 2, 3)).toBe(0));
  test('in repeated time is there twice', () => expect(windowIn('2025-02-23', 2, 3)).toBe(2));
  test('after the change is as long as ever', () => {
    expect(windowIn('2025-04-06', 9, 12)).toBe(3);
    expect(windowIn('2025-02-23', 9, 12)).toBe(3);
  });
});

test('any window of any day is the minutes at which the clock shows it', () => {
  const days = fc.integer({ min: 0, max: 5 });
  const time = fc.integer({ min: 0, max: 24 * 12 }).map((cells) => cells * 5);
  fc.assert(
    fc.property(fc.constantFrom(...zones), days, time, time, ({ name, changes }, after, a, b) => {
      for (const change of changes) {
        const start = Date.parse(change) - 3 * 86_400_000;
        const calendar = calendarOf(name, { startMs: start, endMs: start + 6 * 86_400_000 });
        const day = new Date(start + after * 86_400_000).toISOString().slice(0, 10);
        const wall = { day, from: Math.min(a, b), to: Math.max(a, b) };
        const isShown = (minute: string) => {
          const [of, clock = ''] = minute.split('T');
          const [hour = '', rest = ''] = clock.split(':');
          const shown = Number(hour) * 60 + Number(rest);
          return of === day && wall.from <= shown && shown < wall.to;
        };
        const expected: number[] = [];
        const first = start - 2 * 86_400_000;
        for (let at = first; at < first + 10 * 86_400_000; at += 300_000) {
          if (isShown(wallMinuteOf(name, at))) expected.push(at);
        }
        expect(minutesOf(timeOf(calendar, wall))).toEqual(expected);
      }
    }),
    { numRuns: 25 },
  );
});

test.each([
  ['Africa/Casablanca', '2025-02-10T08:00:00Z', '2025-02-10T09:00:00+01:00'],
  ['Africa/Casablanca', '2025-03-10T09:00:00Z', '2025-03-10T09:00:00+00:00'],
  ['America/St_Johns', '2025-01-10T09:00:00Z', '2025-01-10T05:30:00-03:30'],
])('in %s the instant %s is written %s', (zone, instant, expected) => {
  expect(wallInstantOf(zone, new Date(instant))).toBe(expected);
});
