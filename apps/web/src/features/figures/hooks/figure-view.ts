import {
  dayAfter,
  firstFigureDay,
  rangeOf,
  type Breakdown,
  type DayRange,
  type PlaceKind,
  type Specialty,
  type Step,
} from '@qarib/clinical';
import { figuresQuery } from '@qarib/contracts';

/** What the page shows, as its address says: whoever opens the same address sees the same days. */
export type FigureView = DayRange & {
  readonly place?: PlaceKind | undefined;
  readonly placeId?: string | undefined;
  readonly specialty?: Specialty | undefined;
  /** Whose physicians took on what is shown. */
  readonly hospitalId?: string | undefined;
  readonly by: Breakdown;
};

export const viewKeys = [
  'from',
  'to',
  'place',
  'placeId',
  'specialty',
  'hospitalId',
  'by',
] as const;

/** The view of an address; `isMistaken` when what it says is no view, which is then this week's. */
export function viewOf(
  search: URLSearchParams,
  today: string,
): { readonly view: FigureView; readonly isMistaken: boolean } {
  const said = Object.fromEntries(
    viewKeys.flatMap((key) => {
      const value = search.get(key);
      return value === null || value === '' ? [] : [[key, value]];
    }),
  );
  const initial = { ...rangeOf(today, 'week'), by: 'specialty' as const };
  const read = figuresQuery.safeParse({ ...initial, ...said });
  return read.success
    ? { view: read.data, isMistaken: false }
    : { view: initial, isMistaken: true };
}

export const periodNames = [
  'thisWeek',
  'lastWeek',
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'lastQuarter',
  'thisYear',
  'lastYear',
  'tenYears',
] as const;
export type PeriodName = (typeof periodNames)[number];

const stepOfPeriod: Record<PeriodName, Step> = {
  thisWeek: 'week',
  lastWeek: 'week',
  thisMonth: 'month',
  lastMonth: 'month',
  thisQuarter: 'quarter',
  lastQuarter: 'quarter',
  thisYear: 'year',
  lastYear: 'year',
  tenYears: 'year',
};

/** Ten years are the most that is read at once. */
export function namedPeriod(name: PeriodName, today: string): DayRange {
  const step = stepOfPeriod[name];
  const current = rangeOf(today, step);
  if (name === 'tenYears') {
    const first = `${Number(today.slice(0, 4)) - 9}-01-01`;
    return { from: first < firstFigureDay ? firstFigureDay : first, to: current.to };
  }
  return name.startsWith('last') ? rangeOf(dayAfter(current.from, -1), step) : current;
}

/** What the days of a view are called today, when they are called anything. */
export const periodNameOf = ({ from, to }: DayRange, today: string): PeriodName | undefined =>
  periodNames.find((name) => {
    const period = namedPeriod(name, today);
    return period.from === from && period.to === to;
  });
