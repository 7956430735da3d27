import { timeZone } from '../statistics/statistics.ts';

/** Day and time as a clock on a Moroccan wall shows them: `2026-03-09T20:00`. */
export type WallTime = string;

const wallFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** What a Moroccan wall clock shows at an instant. */
export function wallTimeOf(instant: Date): WallTime {
  return wallFormat.format(instant).replace(', ', 'T');
}

/** No zone is further from UTC than this, so both offsets around a change are seen. */
const aroundMs = 15 * 60 * 60_000;

/** How far the wall clock is ahead of UTC at an instant. */
function aheadMs(instantMs: number): number {
  const wall = Date.parse(`${wallTimeOf(new Date(instantMs))}Z`);
  return wall - Math.floor(instantMs / 60_000) * 60_000;
}

/**
 * The instant at which a Moroccan wall clock shows a time. The clock was put back for Ramadan and
 * forward after it: of a time shown twice it is the first, and a time that was skipped is as long
 * after the change as it would have been.
 */
export function instantOf(wallTime: WallTime): Date {
  const asUtc = Date.parse(`${wallTime}Z`);
  const before = aheadMs(asUtc - aroundMs);
  const after = aheadMs(asUtc + aroundMs);
  const first = asUtc - Math.max(before, after);
  const second = asUtc - Math.min(before, after);
  const isShown = (instantMs: number) => wallTimeOf(new Date(instantMs)) === wallTime;
  return new Date(isShown(first) ? first : second);
}

/** The calendar day so many days later; a day is no fixed number of hours. */
export function dayAfter(day: string, count: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** The Monday of the week a day lies in. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return dayAfter(day, -((weekday + 6) % 7));
}
