import { hoursAheadOfUtc } from './moroccan-offset.ts';

/** All days and hours of Qarib are Moroccan ones. */
export const timeZone = 'Africa/Casablanca';

/** Day and time as a clock on a Moroccan wall shows them: `2026-03-09T20:00`. */
export type WallTime = string;

const hourMs = 60 * 60_000;

/**
 * The instant at which a clock that shows UTC shows what a Moroccan wall clock shows at this one: for
 * formatters, which know of time zones only what the browser they run in did when it was made.
 */
export function onMoroccanWall(instant: Date): Date {
  const instantMs = instant.getTime();
  return new Date(instantMs + hoursAheadOfUtc(instantMs) * hourMs);
}

/** What a Moroccan wall clock shows at an instant. */
export function wallTimeOf(instant: Date): WallTime {
  return onMoroccanWall(instant).toISOString().slice(0, 16);
}

/** The Moroccan calendar day of an instant, as `YYYY-MM-DD`. */
export function moroccanDay(instant: Date): string {
  return wallTimeOf(instant).slice(0, 10);
}

/** Monday is 1, Sunday 7, and the hour of the wall clock: `3-14` is Wednesday from two to three. */
export function moroccanHourOfWeek(instant: Date): string {
  const [day = '', time = ''] = wallTimeOf(instant).split('T');
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return `${weekday === 0 ? 7 : weekday}-${Number(time.slice(0, 2))}`;
}

/** No zone is further from UTC than this, so both offsets around a change are seen. */
const aroundMs = 15 * hourMs;

/**
 * The instant at which a Moroccan wall clock shows a time. The clock was put back for Ramadan and
 * forward after it: of a time shown twice it is the first, and a time that was skipped is as long
 * after the change as it would have been.
 */
export function instantOf(wallTime: WallTime): Date {
  const asUtc = Date.parse(`${wallTime}Z`);
  const before = hoursAheadOfUtc(asUtc - aroundMs);
  const after = hoursAheadOfUtc(asUtc + aroundMs);
  const first = asUtc - Math.max(before, after) * hourMs;
  const second = asUtc - Math.min(before, after) * hourMs;
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
