import { dutyOf, specialties, type BoardMoment, type OnCallCount } from '@qarib/clinical';
import type { Records } from '../../ports/store.ts';

/** What moves slowly: it is read again every few seconds, and when a rota changes. */
export type Surroundings = Pick<BoardMoment, 'sites' | 'onCall'>;

export async function readSurroundings(records: Records, now: Date): Promise<Surroundings> {
  return { sites: await records.board.listSites(), onCall: await countOnCall(records, now) };
}

/** Of every hospital and specialty at once: who is on call is asked of each person and specialty. */
async function countOnCall(records: Records, now: Date): Promise<OnCallCount[]> {
  const people = await records.practitioners.listSpecialists(specialties, []);
  const span = { from: now, to: new Date(now.getTime() + 1) };
  const covering = await records.onCallShifts.listOf(
    people.map(({ id }) => id),
    span,
  );
  const shiftsOf = Map.groupBy(covering, ({ practitionerId }) => practitionerId);
  const counts = new Map<string, OnCallCount>();
  for (const person of people) {
    const { facilityId: hospitalId } = person;
    for (const specialty of person.specialties) {
      const own = (shiftsOf.get(person.id) ?? []).filter((shift) => shift.specialty === specialty);
      if (!dutyOf(person, own, now).isOnCall) continue;
      const key = `${hospitalId} ${specialty}`;
      const count = (counts.get(key)?.count ?? 0) + 1;
      counts.set(key, { hospitalId, specialty, count });
    }
  }
  return [...counts.values()];
}
