import { greatCircleKm, specialties, type Province, type Specialty } from '@qarib/clinical';
import type { FacilityRecord } from '../../ports/people.ts';
import { demoFacilities } from '../facilities.ts';
import { randomFor, type Random } from '../fill/random.ts';
import type { CountryOptions } from './options.ts';

/** Where each region's first city lies, to within some kilometres: its hospital is there. */
const cities: Readonly<Record<string, readonly [latitude: number, longitude: number]>> = {
  'tanger-tetouan-al-hoceima': [35.77, -5.8],
  oriental: [34.68, -1.91],
  'fes-meknes': [34.03, -5],
  'rabat-sale-kenitra': [33.985, -6.855],
  'beni-mellal-khenifra': [32.34, -6.36],
  'casablanca-settat': [33.553, -7.662],
  'marrakech-safi': [31.663, -7.995],
  'draa-tafilalet': [31.93, -4.42],
  'souss-massa': [30.42, -9.6],
  'guelmim-oued-noun': [28.99, -10.06],
  'laayoune-sakia-el-hamra': [27.15, -13.2],
  'dakhla-oued-ed-dahab': [23.68, -15.96],
};
/** Sites are scattered around it, by so many degrees at most. */
const scatter = 1.1;

export const linkKinds = ['4g', '3g', 'edge', 'satellite'] as const;
export type LinkKind = (typeof linkKinds)[number];

export type CountrySite = {
  readonly facility: FacilityRecord;
  readonly link: LinkKind;
  readonly nurseId: string;
  /** The first of them is rung first. */
  readonly hospitals: readonly FacilityRecord[];
  /** How often it asks, and what for. */
  readonly weight: number;
  readonly demand: readonly (readonly [Specialty, number])[];
};

type HospitalSite = FacilityRecord & { readonly position: { latitude: number; longitude: number } };

/** Each region has one; those of the demo are among them. */
function hospitalOf(regionId: string, provinceId: string): HospitalSite {
  const [latitude, longitude] = cities[regionId] ?? [32, -7];
  const position = { latitude, longitude };
  const known = demoFacilities.find(
    (it) => it.kind === 'hospital' && it.regionId === regionId && it.position !== undefined,
  );
  if (known) return { ...known, position };
  return {
    id: `chu-${regionId}`,
    name: {
      fr: 'Centre hospitalier universitaire de la région',
      ar: 'المركز الاستشفائي الجامعي للجهة',
      en: 'University hospital of the region',
    },
    kind: 'hospital',
    provinceId,
    regionId,
    level: 'university-hospital',
    position,
  };
}

export type CountryPlaces = {
  readonly hospitals: readonly FacilityRecord[];
  /** In the order in which they join the programme. */
  readonly sites: readonly CountrySite[];
};

export function countryPlaces(
  { sites: count, seed }: CountryOptions,
  provinces: readonly Province[],
): CountryPlaces {
  const byRegion = Map.groupBy(provinces, ({ regionId }) => regionId);
  const hospitals = [...byRegion].map(([regionId, [first]]) =>
    hospitalOf(regionId, first?.id ?? ''),
  );
  const sites = Array.from({ length: count }, (_, at) => {
    const random = randomFor(seed, 'site', at);
    return siteOf(at, random.oneOf(provinces), hospitals, random);
  });
  return { hospitals, sites };
}

function siteOf(
  at: number,
  { id: provinceId, regionId, name }: Province,
  hospitals: readonly HospitalSite[],
  random: Random,
): CountrySite {
  const number = at + 1;
  const [latitude, longitude] = cities[regionId] ?? [32, -7];
  const position = {
    latitude: latitude + (random.next() * 2 - 1) * scatter,
    longitude: longitude + (random.next() * 2 - 1) * scatter,
  };
  const isOfRegion = (it: HospitalSite) => it.regionId === regionId;
  const nearest = hospitals
    .filter((it) => !isOfRegion(it))
    .toSorted((a, b) => greatCircleKm(position, a.position) - greatCircleKm(position, b.position));
  const rung = [...hospitals.filter(isOfRegion), ...nearest.slice(0, 2)];
  const facility: FacilityRecord = {
    id: `site-${number}`,
    name: {
      fr: `Centre de santé rural ${number}, ${name.fr}`,
      ar: `المركز الصحي القروي ${number}، ${name.ar}`,
      en: `Rural Health Centre ${number}, ${name.en}`,
    },
    kind: 'health-centre',
    provinceId,
    regionId,
    level: random.oneOf(['dispensary', 'csr-1', 'csr-2']),
    position,
    hospitalIds: rung.map(({ id }) => id),
  };
  return {
    facility,
    link: random.weighted([
      ['4g', 3],
      ['3g', 4],
      ['edge', 1],
      ['satellite', 2],
    ]),
    nurseId: `${facility.id}-nurse`,
    hospitals: rung,
    weight: random.around(1, 0.6),
    demand: demandOf(random),
  };
}

/** In the pilot's order of demand; each site has some of them, by what its people suffer from. */
const nationalDemand: Readonly<Record<Specialty, number>> = {
  neurology: 30,
  paediatrics: 24,
  'gynaecology-obstetrics': 16,
  dermatology: 12,
  pneumology: 8,
  nephrology: 5,
  'internal-medicine': 5,
};

function demandOf(random: Random): CountrySite['demand'] {
  const own = specialties.map((specialty): readonly [Specialty, number] => {
    const isServed = random.isBelow(0.75);
    return [specialty, isServed ? nationalDemand[specialty] * random.around(1, 0.5) : 0];
  });
  const served = own.filter(([, weight]) => weight > 0);
  return served.length > 0 ? served : [['neurology', 1]];
}
