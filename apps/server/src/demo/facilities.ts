import type { FacilityRecord } from '../ports/people.ts';

/** Places of the programme; the people and patients in them are invented. */
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
  },
];
