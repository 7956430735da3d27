/**
 * All days and hours of Qarib are Moroccan ones. Their offset changed at each Ramadan until Morocco
 * returned to UTC on 20 September 2026 (tz database 2026c): only a runtime as recent as that knows,
 * which is one reason why Node is pinned.
 */
export const timeZone = 'Africa/Casablanca';

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
