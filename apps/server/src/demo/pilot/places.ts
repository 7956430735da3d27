import type { Specialty } from '@qarib/clinical';
import type { FacilityRecord } from '../../ports/people.ts';
import { demoFacilities } from '../facilities.ts';

function facilityOfDemo(id: string): FacilityRecord {
  const found = demoFacilities.find((facility) => facility.id === id);
  if (found === undefined) throw new Error(`${id} is not among the facilities of the demo`);
  return found;
}

/** Of the site in Safi it is not told where it lies; it stands for all of its province's. */
const safi: FacilityRecord = {
  id: 'pilot-safi',
  name: {
    fr: 'Site du pilote, province de Safi',
    ar: 'موقع المرحلة التجريبية، إقليم آسفي',
    en: 'Site of the pilot, Safi province',
  },
  kind: 'health-centre',
  provinceId: 'safi',
  regionId: 'marrakech-safi',
  level: 'csr-2',
  position: { latitude: 32.3, longitude: -9.23 },
  hospitalIds: ['chu-mohammed-vi', 'chu-ibn-sina'],
};
const zaouiatAhansal: FacilityRecord = {
  id: 'csr-zaouiat-ahansal',
  name: {
    fr: 'Centre de santé rural Zaouiat Ahansal',
    ar: 'المركز الصحي القروي زاوية أحنصال',
    en: 'Zaouiat Ahansal Rural Health Centre',
  },
  kind: 'health-centre',
  provinceId: 'azilal',
  regionId: 'beni-mellal-khenifra',
  level: 'csr-1',
  position: { latitude: 31.83, longitude: -6.11 },
  hospitalIds: ['um6ss-casablanca', 'chu-mohammed-vi'],
};
const anfgou: FacilityRecord = {
  id: 'disp-anfgou',
  name: {
    fr: 'Dispensaire rural Anfgou',
    ar: 'المستوصف القروي أنفكو',
    en: 'Anfgou Rural Dispensary',
  },
  kind: 'health-centre',
  provinceId: 'midelt',
  regionId: 'draa-tafilalet',
  level: 'dispensary',
  position: { latitude: 32.34, longitude: -5.33 },
  hospitalIds: ['um6ss-casablanca', 'chu-mohammed-vi'],
};
const tighdouine = facilityOfDemo('csr-tighdouine');
const imilchil = facilityOfDemo('csr-imilchil');
const marrakech = facilityOfDemo('chu-mohammed-vi');
const casablanca = facilityOfDemo('um6ss-casablanca');

export const pilotFacilities: readonly FacilityRecord[] = [
  tighdouine,
  safi,
  zaouiatAhansal,
  anfgou,
  imilchil,
  marrakech,
  casablanca,
];

/** Consultations of a site, all of them held, with a hospital between two days. */
export type PilotSeries = {
  readonly site: FacilityRecord;
  readonly hospital: FacilityRecord;
  readonly from: string;
  readonly to: string;
  readonly counts: Readonly<Partial<Record<Specialty, number>>>;
};

/** The six specialties that Casablanca served. */
const servedFromCasablanca: PilotSeries['counts'] = {
  paediatrics: 6,
  'gynaecology-obstetrics': 6,
  dermatology: 6,
  pneumology: 6,
  nephrology: 6,
  neurology: 6,
};
const ofCasablanca = (site: FacilityRecord): PilotSeries => ({
  site,
  hospital: casablanca,
  from: '2018-10-15',
  to: '2020-12-18',
  counts: servedFromCasablanca,
});

/**
 * What is told of the pilot: more than 160 consultations in the provinces Al Haouz and Safi, more than
 * 60 of them in neurology, the specialty most asked for; and three sites with six specialties from
 * Casablanca since October 2018. How many those held is not told: their 36 each are made up, like
 * everything else of every single consultation. What was asked and not held is not told either, so there
 * is none of it.
 */
export const pilotSeries: readonly PilotSeries[] = [
  {
    site: tighdouine,
    hospital: marrakech,
    from: '2019-02-04',
    to: '2020-12-18',
    counts: { neurology: 38, paediatrics: 34, dermatology: 14, 'gynaecology-obstetrics': 12 },
  },
  {
    site: safi,
    hospital: marrakech,
    from: '2019-04-01',
    to: '2020-12-18',
    counts: { neurology: 26, paediatrics: 14, pneumology: 11, dermatology: 8, nephrology: 7 },
  },
  ...[zaouiatAhansal, anfgou, imilchil].map(ofCasablanca),
];
