import { instantOf, specialties, type Specialty } from '@qarib/clinical';
import type { PatientRecord } from '../../ports/patients.ts';
import type { PractitionerRecord } from '../../ports/people.ts';
import { madeUpPatient, madeUpPractitioner, type PatientKind } from '../fill/people.ts';
import { randomFor, type Random } from '../fill/random.ts';
import { rangeOfCountry } from './calendar.ts';
import type { CountryOptions } from './options.ts';
import type { CountryPlaces, CountrySite } from './places.ts';

export const specialistAt = (hospitalId: string, specialty: Specialty): string =>
  `${hospitalId}-${specialty}`;

/** A nurse of each site, a physician of each specialty at each hospital. */
export function countryPractitioners(
  { seed }: CountryOptions,
  { sites, hospitals }: CountryPlaces,
  passwordHash: string,
): PractitionerRecord[] {
  const nurses = sites.map(({ nurseId: id, facility }) =>
    madeUpPractitioner(
      { id, role: 'nurse', facilityId: facility.id },
      passwordHash,
      randomFor(seed, id),
    ),
  );
  const physicians = hospitals.flatMap(({ id: facilityId }) =>
    specialties.map((specialty) => {
      const id = specialistAt(facilityId, specialty);
      const post = { id, role: 'specialist', facilityId, specialty } as const;
      return madeUpPractitioner(post, passwordHash, randomFor(seed, id));
    }),
  );
  return [...nurses, ...physicians];
}

/** Of every ten patients of a site, which are of what kind. */
const kinds: readonly PatientKind[] = [
  ...(['child', 'child', 'child', 'child', 'woman', 'woman'] as const),
  ...(['adult', 'adult', 'adult', 'adult'] as const),
];

/** A patient is seen some ten times; whole tens, so that every site has some of each kind. */
export function patientsPerSite({ consultations, sites }: CountryOptions): number {
  return kinds.length * Math.ceil(consultations / sites / 100);
}

export function patientAt(options: CountryOptions, site: CountrySite, at: number): PatientRecord {
  const { id: facilityId } = site.facility;
  const id = `${facilityId}-p${at}`;
  const kind = kinds[at % kinds.length] ?? 'adult';
  const registeredAt = instantOf(`${rangeOfCountry(options).from}T00:00`);
  const registration = { id, kind, facilityId, nurseId: site.nurseId, registeredAt };
  return madeUpPatient(registration, randomFor(options.seed, id));
}

/** One of a site's whom a specialty is for. */
export function patientFor(
  options: CountryOptions,
  site: CountrySite,
  kind: PatientKind,
  random: Random,
): PatientRecord {
  const ten = random.whole(0, patientsPerSite(options) / kinds.length - 1);
  const places = kinds.flatMap((it, at) => (it === kind ? [at] : []));
  return patientAt(options, site, ten * kinds.length + random.oneOf(places));
}
