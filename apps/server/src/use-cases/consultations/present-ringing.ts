import { nextRings } from '@qarib/clinical';
import type { RingingState } from '@qarib/contracts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { FacilityRecord, PractitionerRecord } from '../../ports/people.ts';

type Named = {
  readonly facilities: ReadonlyMap<string, FacilityRecord>;
  readonly practitioners: ReadonlyMap<string, PractitionerRecord>;
};

/** Where a request rang, for whom and when, in the order it did, and what comes next. */
export function presentRinging(
  { rings, hospitalIds, status, nextRingAt, expiresAt }: ConsultationRecord,
  { facilities, practitioners }: Named,
): RingingState {
  if (hospitalIds.length === 0) return { rings: [] };
  const isWaiting = status === 'requested';
  const hospitalOf = (id: string) => {
    const found = facilities.get(id);
    if (!found) throw new Error('a ring at a hospital that is not there');
    return { id, name: found.name };
  };
  const [next] = isWaiting && nextRingAt ? nextRings(hospitalIds, rings, new Map()) : [];
  return {
    rings: rings.map(({ hospitalId, rungAt, practitionerIds }) => ({
      hospital: hospitalOf(hospitalId),
      rungAt: rungAt.toISOString(),
      people: practitionerIds.flatMap((id) => {
        const person = practitioners.get(id);
        return person ? { id, name: person.name } : [];
      }),
    })),
    next: next &&
      nextRingAt && { hospital: hospitalOf(next.hospitalId), at: nextRingAt.toISOString() },
    expiresAt: isWaiting ? expiresAt?.toISOString() : undefined,
  };
}
