import { countryId } from '@qarib/clinical';
import type { FacilityRecord } from '../ports/people.ts';

/**
 * Places of the programme, with positions to within some kilometres; the people and patients in
 * them are invented.
 */
export const demoFacilities: readonly FacilityRecord[] = [
  {
    id: 'csr-tighdouine',
    name: {
      fr: 'Centre de santé rural Tighdouine',
      ar: 'المركز الصحي القروي تيغدوين',
      en: 'Tighdouine Rural Health Centre',
    },
    kind: 'health-centre',
    provinceId: 'al-haouz',
    regionId: 'marrakech-safi',
    level: 'csr-2',
    position: { latitude: 31.42, longitude: -7.52 },
    hospitalIds: ['chu-mohammed-vi', 'um6ss-casablanca', 'chu-ibn-sina'],
  },
  {
    id: 'csr-imilchil',
    name: {
      fr: 'Centre de santé rural Imilchil',
      ar: 'المركز الصحي القروي إملشيل',
      en: 'Imilchil Rural Health Centre',
    },
    kind: 'health-centre',
    provinceId: 'midelt',
    regionId: 'draa-tafilalet',
    level: 'csr-2',
    position: { latitude: 32.155, longitude: -5.635 },
    hospitalIds: ['um6ss-casablanca', 'chu-mohammed-vi', 'chu-ibn-sina'],
  },
  {
    id: 'chu-mohammed-vi',
    name: {
      fr: 'CHU Mohammed VI, Marrakech',
      ar: 'المركز الاستشفائي الجامعي محمد السادس، مراكش',
      en: 'Mohammed VI University Hospital, Marrakesh',
    },
    kind: 'hospital',
    provinceId: 'marrakech',
    regionId: 'marrakech-safi',
    level: 'university-hospital',
    position: { latitude: 31.663, longitude: -7.995 },
  },
  {
    id: 'um6ss-casablanca',
    name: {
      fr: 'Hôpital universitaire Cheikh Khalifa, Casablanca',
      ar: 'المستشفى الجامعي الشيخ خليفة، الدار البيضاء',
      en: 'Cheikh Khalifa University Hospital, Casablanca',
    },
    kind: 'hospital',
    provinceId: 'casablanca',
    regionId: 'casablanca-settat',
    level: 'university-hospital',
    position: { latitude: 33.553, longitude: -7.662 },
  },
  {
    id: 'chu-ibn-sina',
    name: {
      fr: 'CHU Ibn Sina, Rabat',
      ar: 'المركز الاستشفائي الجامعي ابن سينا، الرباط',
      en: 'Ibn Sina University Hospital, Rabat',
    },
    kind: 'hospital',
    provinceId: 'rabat',
    regionId: 'rabat-sale-kenitra',
    level: 'university-hospital',
    position: { latitude: 33.985, longitude: -6.855 },
  },
  {
    id: 'chr-errachidia',
    name: {
      fr: 'Centre hospitalier régional Moulay Ali Cherif, Errachidia',
      ar: 'المركز الاستشفائي الجهوي مولاي علي الشريف، الرشيدية',
      en: 'Moulay Ali Cherif Regional Hospital, Errachidia',
    },
    kind: 'hospital',
    provinceId: 'errachidia',
    regionId: 'draa-tafilalet',
    level: 'regional-hospital',
    position: { latitude: 31.93, longitude: -4.42 },
  },
  {
    id: 'drs-marrakech-safi',
    name: {
      fr: 'Direction régionale de la santé Marrakech-Safi',
      ar: 'المديرية الجهوية للصحة مراكش آسفي',
      en: 'Marrakech-Safi Regional Health Directorate',
    },
    kind: 'directorate',
    provinceId: 'marrakech',
    regionId: 'marrakech-safi',
    position: { latitude: 31.636, longitude: -8.011 },
  },
  {
    id: 'ministry-of-health',
    name: {
      fr: 'Ministère de la Santé et de la Protection sociale',
      ar: 'وزارة الصحة والحماية الاجتماعية',
      en: 'Ministry of Health and Social Protection',
    },
    kind: 'directorate',
    provinceId: 'rabat',
    // Of no one region: its coordinators read the figures of the country.
    regionId: countryId,
    position: { latitude: 34.02, longitude: -6.84 },
  },
];
