import { dayAfter } from '../time/moroccan-time.ts';
import { rangeOf, type Step } from './breakdown.ts';
import { daysIn, firstFigureDay, rangeBefore, type DayRange } from './period.ts';

/**
 * The days before, as many of them as of this period have gone by: a Tuesday is held against two days.
 * Absent where they begin before anything is on record.
 */
export function comparedWith(range: DayRange, today: string): DayRange | undefined {
  const { from } = rangeBefore(range);
  if (from < firstFigureDay) return undefined;
  const last = range.to < today ? range.to : today;
  const elapsed = last < range.from ? daysIn(range) : daysIn({ from: range.from, to: last });
  return { from, to: dayAfter(from, elapsed - 1) };
}

/** A week says nothing of a trend: short periods are shown at the end of a longer one. */
export function trendOf(range: DayRange): DayRange & { readonly step?: Step } {
  const days = daysIn(range);
  if (days <= 7)
    return {
      from: sinceFirst(rangeOf(dayAfter(range.to, -77), 'week').from),
      to: range.to,
      step: 'week',
    };
  if (days <= 92) {
    return {
      from: sinceFirst(rangeOf(dayAfter(range.to, -334), 'month').from),
      to: range.to,
      step: 'month',
    };
  }
  return range;
}

const sinceFirst = (day: string) => (day < firstFigureDay ? firstFigureDay : day);
