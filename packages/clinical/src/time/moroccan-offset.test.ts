import { offsetMsAt } from '../scheduling/calendar.ts';
import { hoursAheadOfUtc } from './moroccan-offset.ts';
import { timeZone } from './moroccan-time.ts';

const hourMs = 60 * 60_000;

test('knows every change of the Moroccan clocks that the time zone database knows', () => {
  const unlike: string[] = [];
  for (let atMs = Date.UTC(2016, 0, 1); atMs < Date.UTC(2040, 0, 1); atMs += hourMs) {
    if (hoursAheadOfUtc(atMs) * hourMs === offsetMsAt(timeZone, atMs)) continue;
    unlike.push(new Date(atMs).toISOString());
  }
  expect(unlike).toEqual([]);
});
