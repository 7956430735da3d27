import { currentConsentVersion, emptyContent } from '@qarib/clinical';
import type {
  BoardWatch,
  Consultation,
  Facility,
  Note,
  Patient,
  Practitioner,
  Session,
} from '@qarib/contracts';

export const tighdouine: Facility = {
  id: 'csr-tighdouine',
  name: {
    fr: 'Centre de santé rural Tighdouine',
    ar: 'المركز الصحي القروي تيغدوين',
    en: 'Tighdouine Rural Health Centre',
  },
  kind: 'health-centre',
  provinceId: 'al-haouz',
  regionId: 'marrakech-safi',
};

const directorate: Facility = {
  ...tighdouine,
  id: 'drs-marrakech-safi',
  name: {
    fr: 'Direction régionale Marrakech-Safi',
    ar: 'المديرية الجهوية مراكش آسفي',
    en: 'Marrakech-Safi Directorate',
  },
  kind: 'directorate',
};

export const nurseFatima: Practitioner = {
  id: 'nurse-fatima',
  name: 'Fatima Aït Lahcen',
  role: 'nurse',
  specialties: [],
  facility: tighdouine,
};

export const coordinatorNadia: Practitioner = {
  id: 'coordinator-nadia',
  name: 'Nadia Berrada',
  role: 'coordinator',
  specialties: [],
  facility: directorate,
};

export const sessionOf = (practitioner: Practitioner): Session => ({
  practitioner,
  language: 'fr',
  csrfToken: 'csrf-of-this-session',
  isDemo: true,
  isOnCall: false,
});

export const khadija: Patient = {
  id: 'patient-khadija',
  familyName: 'Amrani',
  givenName: 'Khadija',
  gender: 'female',
  birthDate: '1958-04-12',
  isBirthDateEstimated: false,
  healthCardNumber: '100200300401',
  managingFacilityId: tighdouine.id,
  furtherFacilityIds: [],
  registeredAt: '2026-01-10T09:00:00Z',
  consent: {
    id: 'consent-khadija',
    version: currentConsentVersion,
    language: 'ar',
    recordedAt: '2026-01-10T09:05:00Z',
    recordedByName: nurseFatima.name,
  },
  allergies: [],
};

/** Khadija before anybody asked her. */
export const khadijaUnasked: Patient = { ...khadija, consent: undefined };

export const ringingConsultation: Consultation = {
  id: 'consultation-khadija',
  version: 1,
  mode: 'immediate',
  status: 'requested',
  priority: 'urgent',
  specialty: 'neurology',
  reason: {
    coding: { system: 'http://hl7.org/fhir/sid/icpc-2', code: 'N07', display: 'Seizure' },
    text: 'Première crise ce matin',
  },
  facility: tighdouine,
  patient: khadija,
  requester: { id: nurseFatima.id, name: nurseFatima.name },
  requestedAt: '2026-03-02T10:00:00Z',
  waitingSince: '2026-03-02T10:00:00Z',
  ringing: { rings: [] },
  rungCount: 2,
  isNoteSigned: false,
  vitalSigns: [{ code: '8310-5', value: 39.4 }],
  observations: [
    {
      id: 'consultation-khadija',
      takenAt: '2026-03-02T10:00:00Z',
      takenBy: { id: nurseFatima.id, name: nurseFatima.name },
      vitalSigns: [{ code: '8310-5', value: 39.4 }],
      dangerSigns: [],
    },
  ],
  isPregnant: false,
  attachments: [],
};

export const summaryOf = ({ patient, ringing: _, ...rest }: Consultation) => ({
  ...rest,
  patient: {
    id: patient.id,
    name: `${patient.familyName} ${patient.givenName}`,
    gender: patient.gender,
    birthDate: patient.birthDate,
  },
});

export const drSaida = { id: 'specialist-saida', name: 'Dr Saïda El Fassi' };

export const signedConsultation: Consultation = {
  ...ringingConsultation,
  id: 'consultation-signed',
  status: 'completed',
  responsible: drSaida,
  acceptedAt: '2026-03-02T10:01:00Z',
  startedAt: '2026-03-02T10:02:00Z',
  endedAt: '2026-03-02T10:20:00Z',
  isNoteSigned: true,
};

export const signedNote: Note = {
  consultationId: signedConsultation.id,
  amendment: 0,
  status: 'final',
  version: 4,
  content: {
    ...emptyContent,
    outcome: 'treated-on-site',
    text: {
      assessment: 'Première crise épileptique probable.',
      plan: 'EEG au CHU sous sept jours.',
      advice: 'Coucher sur le côté si une crise revient.',
    },
  },
  amendments: [],
  authorName: drSaida.name,
  savedAt: '2026-03-02T10:24:00Z',
  signedAt: '2026-03-02T10:25:00Z',
  contentHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
};

const nobody = { onCall: 0, waiting: 0, taken: 0, inCall: 0 };

/** A morning on which one case rings, and one of the two sites has Qarib open. */
export const boardInTheMorning: BoardWatch = {
  place: {
    id: 'marrakech-safi',
    name: { fr: 'Marrakech-Safi', ar: 'مراكش آسفي', en: 'Marrakech-Safi' },
  },
  places: [
    {
      id: 'al-haouz',
      name: { fr: 'Al Haouz', ar: 'الحوز', en: 'Al Haouz' },
      sites: [
        { id: tighdouine.id, name: tighdouine.name },
        { id: 'amizmiz', name: { fr: 'Centre de santé d’Amizmiz', ar: 'أمزميز', en: 'Amizmiz' } },
      ],
    },
  ],
  board: {
    placeId: 'marrakech-safi',
    asOf: '2026-03-02T10:30:00Z',
    sites: 2,
    online: 1,
    waiting: 1,
    longestWaitSince: '2026-03-02T10:26:30Z',
    taken: 0,
    inCall: 2,
    writtenWaiting: 3,
    specialties: [
      {
        specialty: 'neurology',
        onCall: 0,
        waiting: 1,
        longestWaitSince: '2026-03-02T10:26:30Z',
        taken: 0,
        inCall: 0,
      },
      { ...nobody, specialty: 'paediatrics', onCall: 2, inCall: 2 },
    ],
    places: [{ id: 'al-haouz', sites: 2, online: 1 }],
    onlineSiteIds: [tighdouine.id],
  },
};
