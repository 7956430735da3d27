import {
  coverByHour,
  coveredShare,
  dayAfter,
  instantOf,
  specialties,
  type HourCover,
  type ShiftSpan,
  type Specialty,
} from '@qarib/clinical';
import type { Cover, CoverQuery, FigureRow } from '@qarib/contracts';
import type { ShiftRecord } from '../../ports/on-call.ts';
import { reads, type Reading } from '../shared/use-case.ts';
import { requirePlace } from './figure-place.ts';
import { figuresOf } from './read-figures.ts';
import { servingHospitals } from './serving-hospitals.ts';

/** Of one hospital in a quarter: far more than any rota has. */
const mostShifts = 20_000;

/** When a place asks, beside when somebody was on the rota to answer. */
export const readCover = reads({
  action: 'read-cover',
  concerns: ({ placeId }: CoverQuery) => ({ entityType: 'Statistics', entityId: placeId }),
  run: coverOf,
});

async function coverOf(reading: Reading, query: CoverQuery): Promise<Cover> {
  const { specialty: asked, ...period } = query;
  const place = await requirePlace(reading, query);
  const bySpecialty = await figuresOf(reading, { ...period, by: 'specialty' });
  const mostAsked = specialties.find((it) => it === bySpecialty.rows[0]?.value);
  const specialty = asked ?? mostAsked ?? specialties[0];
  const byHour = await figuresOf(reading, { ...period, specialty, by: 'hour' });
  const hospitals = await servingHospitals(reading.records, place);
  const shifts = await shiftsOf(
    reading,
    hospitals.map(({ id }) => id),
    query,
  );
  const coverBySpecialty = new Map(
    specialties.map((it) => [it, coverByHour(shifts.get(it) ?? [], spanOf(query))]),
  );
  const hours = coverBySpecialty.get(specialty) ?? new Map<string, HourCover>();
  return {
    from: query.from,
    to: query.to,
    place: bySpecialty.place,
    specialty,
    hospitals: hospitals.map(({ id, name }) => ({ id, name })),
    specialties: specialties.map((it) => ({
      specialty: it,
      ...demandOf(bySpecialty.rows, it),
      coveredShare: coveredShare(coverBySpecialty.get(it)?.values() ?? []),
    })),
    hours: [...hours].toSorted(byHourOfWeek).map(([hour, own]) => ({
      hour,
      ...demandOf(byHour.rows, hour),
      coveredShare: coveredShare([own]),
    })),
    asOf: reading.now.toISOString(),
  };
}

const spanOf = ({ from, to }: CoverQuery): ShiftSpan => ({
  from: instantOf(`${from}T00:00`),
  to: instantOf(`${dayAfter(to, 1)}T00:00`),
});

async function shiftsOf(
  { records }: Reading,
  hospitalIds: readonly string[],
  query: CoverQuery,
): Promise<ReadonlyMap<Specialty, ShiftRecord[]>> {
  const all: ShiftRecord[] = [];
  for (const hospitalId of hospitalIds) {
    const wanted = { hospitalId, specialties };
    all.push(...(await records.onCallShifts.list(wanted, spanOf(query), mostShifts)));
  }
  return Map.groupBy(all, ({ specialty }) => specialty);
}

/** What is not among the rows was not asked for; what is hidden is not there. */
function demandOf(rows: readonly FigureRow[], value: string) {
  const row = rows.find((it) => it.value === value);
  if (row?.hidden.includes('requests')) return {};
  return { requested: row?.counts.requested ?? 0, unmet: row?.counts.unmet ?? 0 };
}

/** `1-9` before `1-10`, Monday before Tuesday. */
function byHourOfWeek([one]: [string, unknown], [other]: [string, unknown]): number {
  const at = (hour: string) => {
    const [weekday = 0, clock = 0] = hour.split('-').map(Number);
    return weekday * 24 + clock;
  };
  return at(one) - at(other);
}
