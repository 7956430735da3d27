import { dayAfter } from '../time/moroccan-time.ts';

/** A whole year, month or day, as the beginning of its days' names: `2026`, `2026-03`, `2026-03-09`. */
export type Period = string;

/** Days, both included, `YYYY-MM-DD`. */
export type DayRange = { readonly from: string; readonly to: string };

/** Complaints are on record since 2016, the programme began in October 2018. */
export const firstFigureDay = '2016-01-01';

export const yearOf = (day: string): Period => day.slice(0, 4);
export const monthOf = (day: string): Period => day.slice(0, 7);

/**
 * The fewest whole years, months and days that make up a range, in order. Three years are at most
 * some eighty, whatever day they begin on, so that reading them costs the same with any number of
 * consultations behind them.
 */
export function periodsOf({ from, to }: DayRange): Period[] {
  const periods: Period[] = [];
  let day = from;
  while (day <= to) {
    const period = longestFrom(day, to);
    periods.push(period);
    day = dayAfter(lastDayOf(period), 1);
  }
  return periods;
}

function longestFrom(day: string, to: string): Period {
  const [year, month] = [yearOf(day), monthOf(day)];
  if (day === `${year}-01-01` && lastDayOf(year) <= to) return year;
  if (day === `${month}-01` && lastDayOf(month) <= to) return month;
  return day;
}

/** The whole months of a range, in order, and the days before and after them. */
export function monthsIn({ from, to }: DayRange): { months: Period[]; rest: DayRange[] } {
  const isFirstOfMonth = from === `${monthOf(from)}-01`;
  const first = isFirstOfMonth ? from : dayAfter(lastDayOf(monthOf(from)), 1);
  const months: Period[] = [];
  let next = first;
  for (let last = lastDayOf(monthOf(next)); last <= to; last = lastDayOf(monthOf(next))) {
    months.push(monthOf(next));
    next = dayAfter(last, 1);
  }
  const ranges = months.length === 0 ? [{ from, to }] : [before(from, first), { from: next, to }];
  return { months, rest: ranges.filter((range) => range.from <= range.to) };
}

const before = (from: string, day: string): DayRange => ({ from, to: dayAfter(day, -1) });

/** The last day of a year, a month or a day. */
export function lastDayOf(period: Period): string {
  if (period.length === 4) return `${period}-12-31`;
  if (period.length === 10) return period;
  const [year = 0, month = 0] = period.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The range before, of as many days: what a trend is held against. */
export function rangeBefore({ from, to }: DayRange): DayRange {
  const days = daysIn({ from, to });
  return { from: dayAfter(from, -days), to: dayAfter(from, -1) };
}

export function daysIn({ from, to }: DayRange): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}
