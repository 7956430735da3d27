import { dayAfter, rangeBefore, type DayRange } from '@qarib/clinical';
import type { FiguresQuery } from '@qarib/contracts';

type Asked = Omit<FiguresQuery, 'from' | 'to'>;

export type Question = { readonly page: string; readonly query: FiguresQuery };

const country = { place: 'country', placeId: 'morocco' } as const;
const region = { place: 'region', placeId: 'marrakech-safi' } as const;

/** What the pages ask of a country whose last day is known: the longest periods, and awkward ones. */
export function questionsUntil(until: string, years: number, site: FiguresQuery): Question[] {
  const week: DayRange = { from: dayAfter(until, -6), to: until };
  const all: DayRange = { from: dayAfter(until, 1 - years * 365), to: until };
  // Neither begins nor ends with a month: the most sums there are to read.
  const awkward: DayRange = { from: dayAfter(all.from, 17), to: dayAfter(until, -11) };
  const question = (page: string, range: DayRange, asked: Asked): Question => ({
    page,
    query: { ...range, ...asked },
  });
  const kinds = ['specialty', 'hospital', 'reason', 'age', 'mode', 'priority', 'hour'] as const;
  return [
    question('overview: this week', week, { ...country, by: 'specialty' }),
    question('overview: the week before', rangeBefore(week), { ...country, by: 'specialty' }),
    question('trend: all years by month', all, { ...country, by: 'period', step: 'month' }),
    question(
      'trend: 26 weeks',
      { from: dayAfter(until, -181), to: until },
      {
        ...country,
        by: 'period',
        step: 'week',
      },
    ),
    question(
      'trend: a year by day',
      { from: dayAfter(until, -364), to: until },
      {
        ...country,
        by: 'period',
        step: 'day',
      },
    ),
    question('by region, all years', all, { ...country, by: 'region' }),
    question('by province, all years', awkward, { ...country, by: 'province' }),
    ...kinds.map((by) => question(`by ${by}, all years`, awkward, { ...country, by })),
    question('neurology by reason, all years', awkward, {
      ...country,
      by: 'reason',
      specialty: 'neurology',
    }),
    question('a region by site, all years', awkward, { ...region, by: 'facility' }),
    question('a region by hour, all years', awkward, { ...region, by: 'hour' }),
    question(
      'a site by specialty, a year',
      { from: dayAfter(until, -364), to: until },
      {
        ...pick(site),
        by: 'specialty',
      },
    ),
    question('a site by specialty, all years', awkward, { ...pick(site), by: 'specialty' }),
  ];
}

const pick = ({ place, placeId }: FiguresQuery) => ({ place, placeId });
