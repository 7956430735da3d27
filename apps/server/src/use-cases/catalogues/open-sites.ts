import { catalogueRows } from '@qarib/contracts';
import type { CatalogueEntryRecord } from '../../ports/catalogues.ts';
import type { FacilityRecord } from '../../ports/people.ts';
import type { Ports } from '../shared/ports.ts';

/** Makes facilities of the sites in the catalogue. One that is there already stays as it is. */
export async function openSites({ store }: Pick<Ports, 'store'>): Promise<number> {
  return store.transaction(async ({ catalogues, facilities }) => {
    const sites = (await catalogues.entries('sites')).filter(({ isRetired }) => !isRetired);
    const provinces = await catalogues.entries('provinces');
    const regionOf = new Map(provinces.map(({ code, parent = '' }) => [code, parent]));
    const known = await facilities.findMany(sites.map(({ code }) => code));
    const knownIds = new Set(known.map(({ id }) => id));
    const missing = sites.filter(({ code }) => !knownIds.has(code));
    for (const site of missing) await facilities.save(facilityOf(site, regionOf));
    return missing.length;
  });
}

function facilityOf(
  { code: id, display: name, parent: provinceId = '', attributes }: CatalogueEntryRecord,
  regionOf: ReadonlyMap<string, string>,
): FacilityRecord {
  const { kind, level, latitude, longitude, hospitals } = siteFacts.parse({
    ...attributes,
    hospitals: (attributes['hospitals'] as string[]).join(' '),
  });
  return {
    id,
    name,
    kind,
    provinceId,
    regionId: regionOf.get(provinceId) ?? '',
    ...(level !== '' && { level }),
    position: { latitude, longitude },
    ...(hospitals.length > 0 && { hospitalIds: hospitals }),
  };
}

const siteFacts = catalogueRows.sites.pick({
  kind: true,
  level: true,
  latitude: true,
  longitude: true,
  hospitals: true,
});
