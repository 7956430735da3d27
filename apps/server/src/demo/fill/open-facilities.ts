import type { FacilityRecord } from '../../ports/people.ts';
import type { Records } from '../../ports/store.ts';

/** Those that are missing; one of the catalogue may be there already. */
export async function openFacilities(
  { facilities }: Records,
  wanted: readonly FacilityRecord[],
): Promise<void> {
  const known = await facilities.findMany(wanted.map(({ id }) => id));
  const knownIds = new Set(known.map(({ id }) => id));
  await facilities.addMany(wanted.filter(({ id }) => !knownIds.has(id)));
}
