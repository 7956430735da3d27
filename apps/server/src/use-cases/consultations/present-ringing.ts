import { nextRings } from '@qarib/clinical';
import type { RingingState } from '@qarib/contracts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { Records } from '../../ports/store.ts';

/** Where a request rang, for whom and when, in the order it did, and what comes next. */
export async function presentRinging(
  records: Records,
  { rings, hospitalIds, status, nextRingAt, expiresAt }: ConsultationRecord,
): Promise<RingingState> {
  if (hospitalIds.length === 0) return { rings: [] };
  const hospitals = await records.facilities.findMany(hospitalIds);
  const peopleIds = rings.flatMap(({ practitionerIds }) => practitionerIds);
  const people = await records.practitioners.findMany([...new Set(peopleIds)]);
  const isWaiting = status === 'requested';
  const hospitalOf = (id: string) => {
    const found = hospitals.find((hospital) => hospital.id === id);
    if (!found) throw new Error('a ring at a hospital that is not there');
    return { id, name: found.name };
  };
  const [next] = isWaiting && nextRingAt ? nextRings(hospitalIds, rings, new Map()) : [];
  return {
    rings: rings.map(({ hospitalId, rungAt, practitionerIds }) => ({
      hospital: hospitalOf(hospitalId),
      rungAt: rungAt.toISOString(),
      people: people
        .filter(({ id }) => practitionerIds.includes(id))
        .map(({ id, name }) => ({ id, name })),
    })),
    next: next &&
      nextRingAt && { hospital: hospitalOf(next.hospitalId), at: nextRingAt.toISOString() },
    expiresAt: isWaiting ? expiresAt?.toISOString() : undefined,
  };
}
