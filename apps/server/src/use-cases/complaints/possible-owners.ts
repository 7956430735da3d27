import { countryId } from '@qarib/clinical';
import type { Person } from '../../ports/person.ts';
import type { Records } from '../../ports/store.ts';

/** The region's coordinators, those of the whole country, and whoever asks. */
export async function possibleOwners(
  { practitioners, facilities }: Records,
  { actor, name }: Person,
  regionId: string,
): Promise<{ id: string; name: string }[]> {
  const coordinators = await practitioners.listCoordinators();
  const places = await facilities.findMany([
    ...new Set(coordinators.map(({ facilityId }) => facilityId)),
  ]);
  const regionOf = new Map(places.map((place) => [place.id, place.regionId]));
  const others = coordinators.filter(({ id, facilityId }) => {
    const own = regionOf.get(facilityId);
    return id !== actor.practitionerId && (own === regionId || own === countryId);
  });
  return [
    { id: actor.practitionerId, name },
    ...others.map((one) => ({ id: one.id, name: one.name })),
  ];
}
