import fc from 'fast-check';
import { instantOf } from '../time/moroccan-time.ts';
import { coverByHour, coveredShare } from './cover.ts';
import type { ShiftSpan } from './on-call.ts';

/** A Monday to a Monday; Morocco was at UTC. */
const week: ShiftSpan = {
  from: new Date('2026-03-09T00:00:00Z'),
  to: new Date('2026-03-16T00:00:00Z'),
};
const shift = (from: string, to: string): ShiftSpan => ({
  from: instantOf(from),
  to: instantOf(to),
});

test('An hour is covered as far as somebody is on the rota in it, two at once only once', () => {
  const hours = coverByHour(
    [
      shift('2026-03-09T08:30', '2026-03-09T10:00'),
      shift('2026-03-09T09:00', '2026-03-09T09:30'),
      shift('2026-03-15T23:00', '2026-03-16T08:00'),
    ],
    week,
  );
  expect(hours.size).toBe(7 * 24);
  expect(hours.get('1-8')).toEqual({ minutes: 60, coveredMinutes: 30 });
  expect(hours.get('1-9')).toEqual({ minutes: 60, coveredMinutes: 60 });
  expect(hours.get('1-10')).toEqual({ minutes: 60, coveredMinutes: 0 });
  expect(hours.get('7-23')?.coveredMinutes).toBe(60);
  expect(coveredShare(hours.values())).toBeCloseTo(2.5 / 168);
});

test('Weeks are laid over each other', () => {
  const twoWeeks = { ...week, to: new Date('2026-03-23T00:00:00Z') };
  const hours = coverByHour([shift('2026-03-16T20:00', '2026-03-17T08:00')], twoWeeks);
  expect(hours.get('1-20')).toEqual({ minutes: 120, coveredMinutes: 60 });
});

test('Where the clock was put forward after Ramadan an hour of the wall is missing, and none is counted twice', () => {
  const days = { from: instantOf('2025-04-06T00:00'), to: instantOf('2025-04-07T00:00') };
  const hours = coverByHour([days], days);
  expect(hours.size).toBe(23);
  expect(coveredShare(hours.values())).toBe(1);
});

const someShift = fc
  .tuple(fc.integer({ min: -50, max: 200 }), fc.integer({ min: 1, max: 72 }))
  .map(([start, length]): ShiftSpan => {
    const from = new Date(week.from.getTime() + start * 30 * 60_000);
    return { from, to: new Date(from.getTime() + length * 30 * 60_000) };
  });

test('Cover is what looking at every minute gives', () => {
  fc.assert(
    fc.property(fc.array(someShift, { maxLength: 12 }), (shifts) => {
      const looked = Array.from({ length: 7 * 24 * 2 }, (_, half) => {
        const at = new Date(week.from.getTime() + half * 30 * 60_000);
        return shifts.some(({ from, to }) => from <= at && at < to);
      }).filter(Boolean).length;
      const minutes = [...coverByHour(shifts, week).values()].reduce(
        (sum, { coveredMinutes }) => sum + coveredMinutes,
        0,
      );
      expect(minutes).toBe(looked * 30);
    }),
  );
});
