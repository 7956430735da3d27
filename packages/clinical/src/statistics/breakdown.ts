import type { Counts } from './counts.ts';
import { dimensions, type Dimension } from './measures.ts';
import type { PlaceKind } from './settlement.ts';
import { daysIn, lastDayOf, monthOf, yearOf, type DayRange } from './period.ts';
import { dayAfter, mondayOf } from '../time/moroccan-time.ts';

/** What figures can be told apart by: time, place, specialty, or what a consultation was about. */
export const breakdowns = [
  'period',
  'region',
  'province',
  'facility',
  'specialty',
  ...dimensions,
] as const;
export type Breakdown = (typeof breakdowns)[number];

export const isDimension = (breakdown: Breakdown): breakdown is Dimension =>
  dimensions.some((dimension) => dimension === breakdown);

/** Counts told apart by a dimension's values. A code's dots were underscores where they were kept. */
export function valuesIn(counts: Counts, dimension: Dimension): Map<string, Counts> {
  const rows = new Map<string, Record<string, number>>();
  for (const [key, count] of Object.entries(counts)) {
    const [of, value = '', indicator = ''] = key.split('/');
    if (of !== dimension) continue;
    const row = rows.get(value) ?? {};
    row[indicator] = count;
    rows.set(value, row);
  }
  return rows;
}

/** How long each step of a trend is. A week begins on Monday, a quarter in January, April, July, October. */
export const steps = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Step = (typeof steps)[number];

/** The first day of the step a day lies in. */
export function stepOf(day: string, step: Step): string {
  if (step === 'day') return day;
  if (step === 'week') return mondayOf(day);
  if (step === 'year') return `${yearOf(day)}-01-01`;
  if (step === 'month') return `${monthOf(day)}-01`;
  const month = Number(day.slice(5, 7));
  const first = month - ((month - 1) % 3);
  return `${yearOf(day)}-${String(first).padStart(2, '0')}-01`;
}

/** The whole step a day lies in. */
export function rangeOf(day: string, step: Step): DayRange {
  const from = stepOf(day, step);
  if (step === 'day') return { from, to: from };
  if (step === 'week') return { from, to: dayAfter(from, 6) };
  if (step === 'year') return { from, to: lastDayOf(yearOf(from)) };
  const month = step === 'month' ? monthOf(from) : monthOf(dayAfter(from, 62));
  return { from, to: lastDayOf(month) };
}

/** A range cut into its steps, in order; the first and the last may be shorter than the others. */
export function stepsOf({ from, to }: DayRange, step: Step): DayRange[] {
  const parts: DayRange[] = [];
  for (let day = from; day <= to;) {
    const { to: last } = rangeOf(day, step);
    const end = last < to ? last : to;
    parts.push({ from: day, to: end });
    day = dayAfter(end, 1);
  }
  return parts;
}

/** The finest step that leaves a trend readable. */
export function stepFor(range: DayRange): Step {
  const days = daysIn(range);
  if (days <= 31) return 'day';
  if (days <= 26 * 7) return 'week';
  return days <= 4 * 366 ? 'month' : 'quarter';
}

/** What the figures of a place can be told apart by, the places in it first. */
export function breakdownsOf(kind: PlaceKind): readonly Breakdown[] {
  const places: Record<PlaceKind, readonly Breakdown[]> = {
    country: ['region', 'province'],
    region: ['province', 'facility'],
    province: ['facility'],
    facility: [],
  };
  return [...places[kind], 'specialty', 'hospital', 'reason', 'age', 'mode', 'priority', 'hour'];
}
