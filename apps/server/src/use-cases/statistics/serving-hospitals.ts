import type { FacilityRecord } from '../../ports/people.ts';
import type { Records } from '../../ports/store.ts';
import type { FigurePlace } from './figure-place.ts';

/** The hospitals that are rung for the sites of a place; those of sites without an order are all. */
export async function servingHospitals(
  records: Records,
  { kind, id }: FigurePlace,
): Promise<readonly FacilityRecord[]> {
  const hospitals = await records.facilities.listHospitals();
  if (kind === 'country') return hospitals;
  const sites = (await records.board.listSites()).filter(
    (site) => id === (kind === 'facility' ? site.id : site[`${kind}Id`]),
  );
  if (sites.some(({ hospitalIds }) => hospitalIds.length === 0)) return hospitals;
  const rung = new Set(sites.flatMap(({ hospitalIds }) => hospitalIds));
  return hospitals.filter((hospital) => rung.has(hospital.id));
}
