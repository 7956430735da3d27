import { MongoClient } from 'mongodb';
import { specialty } from '@qarib/contracts';
import { patientDocumentOf, type Sites } from '../lib/patient-documents.ts';
import type { Peak } from './load-settings.ts';

/** One university hospital leads each region. */
const regionCount = 12;
const provinceCount = 75;
const patientsPerSite = 20;
/** Beside those who are in a consultation some wait for one. */
const specialistsPerConsultation = 1.25;
const batch = 1_000;

const specialties = specialty.options;
export type Specialty = (typeof specialties)[number];

export type Pool = {
  readonly specialty: Specialty;
  readonly hospitalId: string;
  readonly practitionerIds: readonly string[];
};
export type Site = { readonly nurseId: string; readonly hospitalId: string };

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);
const siteOf = (at: number) => `site-${at}`;
const nurseOf = (at: number) => `nurse-${at}`;
const hospitalOf = (region: number) => `hospital-${region % regionCount}`;
const regionOf = (at: number) => `region-${at % regionCount}`;

/** Who is rung together: those of one specialty at one hospital. */
export function poolsOf({ concurrent }: Peak): Pool[] {
  const pools = upTo(regionCount).flatMap((region) =>
    specialties.map((name) => ({ specialty: name, hospitalId: hospitalOf(region) })),
  );
  const each = Math.max(2, Math.ceil((concurrent * specialistsPerConsultation) / pools.length));
  return pools.map((pool) => ({
    ...pool,
    practitionerIds: upTo(each).map((at) => `${pool.hospitalId}-${pool.specialty}-${at}`),
  }));
}

export const sitesOf = ({ sites }: Peak): Site[] =>
  upTo(sites).map((at) => ({ nurseId: nurseOf(at), hospitalId: hospitalOf(at) }));

export const coordinatorIds = upTo(regionCount).map((region) => `coordinator-${region}`);

/** The patients that a site's nurse looks after: their numbers in `madeUpPatient`. */
export const patientsOfSite = ({ sites }: Peak, site: number): number[] =>
  upTo(patientsPerSite).map((at) => at * sites + site);

const named = (text: string) => ({ fr: text, ar: text, en: text });

const facility = (id: string, kind: string, region: number, more: object = {}) => ({
  _id: id,
  name: named(id),
  kind,
  provinceId: `province-${region % provinceCount}`,
  regionId: regionOf(region),
  position: { latitude: 28 + (region % 7), longitude: -10 + (region % 9) },
  ...more,
});

function facilitiesOf({ sites }: Peak) {
  const centres = upTo(sites).map((at) =>
    facility(siteOf(at), 'health-centre', at, {
      level: 'csr-1',
      hospitalIds: [hospitalOf(at), hospitalOf(at + 1)],
    }),
  );
  const hospitals = upTo(regionCount).map((at) => facility(hospitalOf(at), 'hospital', at));
  const directorates = upTo(regionCount).map((at) => facility(`drs-${at}`, 'directorate', at));
  return [...centres, ...hospitals, ...directorates];
}

const account = (id: string, role: string, facilityId: string, more: object = {}) => ({
  _id: id,
  name: `Dr ${id}`,
  email: `${id}@demo.qarib.example`,
  // Of the demo: they sign in without one.
  passwordHash: 'none',
  specialties: [],
  language: 'fr',
  isDemo: true,
  isOnCall: role === 'specialist',
  role,
  facilityId,
  ...more,
});

function practitionersOf(peak: Peak) {
  const specialists = poolsOf(peak).flatMap((pool) =>
    pool.practitionerIds.map((id) => {
      const more = { specialties: [pool.specialty], professionalNumber: '031204517' };
      return account(id, 'specialist', pool.hospitalId, more);
    }),
  );
  const nurses = upTo(peak.sites).map((at) => account(nurseOf(at), 'nurse', siteOf(at)));
  const coordinators = coordinatorIds.map((id, at) => account(id, 'coordinator', `drs-${at}`));
  return [...specialists, ...nurses, ...coordinators];
}

/** Puts the places, people and patients of a peak into a store whose collections are there. */
export async function fillCountry(uri: string, peak: Peak): Promise<void> {
  const client = await MongoClient.connect(uri, { ignoreUndefined: true });
  const insert = (name: string, documents: { _id: string }[]) =>
    client.db().collection<{ _id: string }>(name).insertMany(documents);
  await insert('facilities', facilitiesOf(peak));
  await insert('practitioners', practitionersOf(peak));
  const places: Sites = { count: peak.sites, siteOf, nurseOf };
  const all = peak.sites * patientsPerSite;
  for (let first = 0; first < all; first += batch) {
    const size = Math.min(batch, all - first);
    await insert(
      'patients',
      upTo(size).map((at) => patientDocumentOf(first + at, places)),
    );
  }
  await client.close();
}
