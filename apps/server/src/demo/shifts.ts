import { dayAfter, instantOf, mondayOf, moroccanDay, type Specialty } from '@qarib/clinical';
import type { ShiftRecord } from '../ports/on-call.ts';

type Turn = {
  readonly practitionerId: string;
  readonly hospitalId: string;
  readonly specialty: Specialty;
  /** Monday is 0. */
  readonly weekdays: readonly number[];
  readonly hours: 'day' | 'night';
};

const times = {
  day: { from: '08:00', to: '20:00', nextDay: 0 },
  night: { from: '20:00', to: '08:00', nextDay: 1 },
} as const;

const salma = {
  practitionerId: 'demo-neurologist-benali',
  hospitalId: 'chu-mohammed-vi',
  specialty: 'neurology',
} as const;
const karim = { ...salma, practitionerId: 'demo-neurologist-tazi' } as const;
const nadia = {
  practitionerId: 'demo-paediatrician-idrissi',
  hospitalId: 'chu-mohammed-vi',
  specialty: 'paediatrics',
} as const;
const youssef = {
  practitionerId: 'demo-paediatrician-berrada',
  hospitalId: 'um6ss-casablanca',
  specialty: 'paediatrics',
} as const;

/** Two neurologists share the days and nights of a week; each paediatrician has some at home. */
const turns: readonly Turn[] = [
  { ...salma, weekdays: [0, 2, 4], hours: 'day' },
  { ...karim, weekdays: [1, 3, 5], hours: 'day' },
  { ...karim, weekdays: [0, 2], hours: 'night' },
  { ...salma, weekdays: [3, 5], hours: 'night' },
  { ...nadia, weekdays: [0, 1, 2, 3, 4], hours: 'day' },
  { ...youssef, weekdays: [1, 4], hours: 'night' },
];

const weeksAhead = 2;

/** From the Monday of this week on; the same shift has the same id whenever it is asked for. */
export function demoShiftsFrom(now: Date): readonly ShiftRecord[] {
  const monday = mondayOf(moroccanDay(now));
  const weeks = Array.from({ length: weeksAhead }, (_, week) => dayAfter(monday, 7 * week));
  return weeks.flatMap((first) =>
    turns.flatMap(({ weekdays, hours, ...turn }) =>
      weekdays.map((weekday) => {
        const day = dayAfter(first, weekday);
        const { from, to, nextDay } = times[hours];
        const id = `demo-shift-${turn.practitionerId}-${day}`;
        return {
          ...turn,
          id,
          idempotencyKey: id,
          version: 1,
          addedById: turn.practitionerId,
          from: instantOf(`${day}T${from}`),
          to: instantOf(`${dayAfter(day, nextDay)}T${to}`),
        };
      }),
    ),
  );
}
