import { moroccanHourOfWeek } from '../time/moroccan-time.ts';
import type { ShiftSpan } from './on-call.ts';

/** How much of an hour of the week was on a rota, over all weeks looked at. */
export type HourCover = { readonly minutes: number; readonly coveredMinutes: number };

const hourMs = 60 * 60_000;
const minuteMs = 60_000;

/**
 * When in the week somebody was on the rota, by the hour of the Moroccan wall clock, `3-14` for Wednesday
 * from two to three. Two at once cover an hour once. Morocco is whole hours away from UTC, so the hours
 * of both begin together, also where the clock was changed.
 */
export function coverByHour(shifts: readonly ShiftSpan[], span: ShiftSpan): Map<string, HourCover> {
  const covered = unionOf(shifts);
  const hours = new Map<string, HourCover>();
  let next = 0;
  for (let from = span.from.getTime(); from < span.to.getTime(); from += hourMs) {
    const to = Math.min(from + hourMs, span.to.getTime());
    while ((covered[next]?.to ?? Infinity) <= from) next += 1;
    const key = moroccanHourOfWeek(new Date(from));
    const before = hours.get(key) ?? { minutes: 0, coveredMinutes: 0 };
    hours.set(key, {
      minutes: before.minutes + (to - from) / minuteMs,
      coveredMinutes: before.coveredMinutes + overlapFrom(covered, next, { from, to }) / minuteMs,
    });
  }
  return hours;
}

type Interval = { readonly from: number; readonly to: number };

/** Shifts that touch or overlap are one. */
function unionOf(shifts: readonly ShiftSpan[]): Interval[] {
  const union: { from: number; to: number }[] = [];
  const sorted = shifts.toSorted((a, b) => a.from.getTime() - b.from.getTime());
  for (const shift of sorted) {
    const [from, to] = [shift.from.getTime(), shift.to.getTime()];
    const last = union.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else union.push({ from, to });
  }
  return union;
}

function overlapFrom(covered: readonly Interval[], first: number, { from, to }: Interval): number {
  let sum = 0;
  for (let at = first; at < covered.length; at += 1) {
    const interval = covered[at];
    if (!interval || interval.from >= to) break;
    sum += Math.min(interval.to, to) - Math.max(interval.from, from);
  }
  return sum;
}

/** Of some hours together; nought of nothing. */
export function coveredShare(hours: Iterable<HourCover>): number {
  let [minutes, covered] = [0, 0];
  for (const hour of hours) {
    minutes += hour.minutes;
    covered += hour.coveredMinutes;
  }
  return minutes === 0 ? 0 : covered / minutes;
}
