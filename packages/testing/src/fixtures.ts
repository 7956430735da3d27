import {
  codeSystems,
  currentConsentVersion,
  type NoteContent,
  type NoteText,
} from '@qarib/clinical';
import type {
  ConsultationRequest,
  EndpointInput,
  FeedbackAnswers,
  PatientRegistration,
} from '@qarib/contracts';

type Unkeyed<Input> = Omit<Input, 'idempotencyKey'>;

/** A patient nobody has registered yet. */
export const lahcenOuali: Omit<Unkeyed<PatientRegistration>, 'distinctFrom'> = {
  familyName: 'Ouali',
  givenName: 'Lahcen',
  gender: 'male',
  birthDate: '1961-05-04',
  isBirthDateEstimated: false,
  healthCardNumber: '200300400501',
  nationalId: 'EE998877',
  phone: '+212661112233',
  motherName: 'Zineb Ouali',
};

export const consentInArabic = { language: 'ar', version: currentConsentVersion } as const;

/** A first seizure, urgent, with plausible signs. */
export const firstSeizure: Unkeyed<Omit<ConsultationRequest, 'patientId'>> = {
  specialty: 'neurology',
  priority: 'asap',
  reason: {
    coding: { system: 'http://hl7.org/fhir/sid/icpc-2', code: 'N07', display: 'Seizure' },
    text: 'Première crise ce matin, deux minutes',
  },
  vitalSigns: [
    { code: '8480-6', value: 132 },
    { code: '8462-4', value: 84 },
    { code: '8310-5', value: 37.2 },
  ],
  dangerSigns: [],
  isPregnant: false,
};

export const feverOfAChild: Unkeyed<Omit<ConsultationRequest, 'patientId'>> = {
  specialty: 'paediatrics',
  priority: 'urgent',
  reason: { text: 'Fièvre depuis deux jours' },
  vitalSigns: [{ code: '8310-5', value: 39.4 }],
  dangerSigns: [],
  isPregnant: false,
};

const seizureText: NoteText = {
  subjective: 'Crise généralisée, retour à la conscience en dix minutes.',
  objective: 'Examen neurologique normal à la caméra.',
  assessment: 'Première crise épileptique probable.',
  plan: 'EEG au CHU sous sept jours, pas de traitement de fond.',
  advice: 'Coucher sur le côté si une crise revient; appeler après cinq minutes.',
};

/** Complete: it can be signed. */
export const seizureNote: NoteContent = {
  text: seizureText,
  diagnoses: [
    {
      system: codeSystems.icd10,
      code: 'G40.9',
      display: {
        fr: 'Épilepsie, sans précision',
        ar: 'الصرع، غير محدد',
        en: 'Epilepsy, unspecified',
      },
    },
  ],
  prescription: [
    {
      id: '5f0c0a3e-7c0d-4c25-9a55-0f3f5d0f8a01',
      medication: 'Paracétamol',
      dose: 1,
      unit: 'g',
      route: 'oral',
      frequency: 'three-times-daily',
      duration: { count: 3, unit: 'day' },
      instructions: 'En cas de mal de tête, avec un verre d’eau.',
    },
  ],
  outcome: 'treated-on-site',
  outcomeReason: '',
};

/** The same patient, sent to the university hospital at once. */
export const transferNote: NoteContent = {
  ...seizureNote,
  outcome: 'urgent-transfer',
  referral: {
    kind: 'transfer',
    urgency: 'immediate',
    facilityId: 'chu-mohammed-vi',
    facilityName: 'CHU Mohammed VI, Marrakech',
    reason: 'État de mal épileptique',
  },
};

/** Somebody who waited in vain, and gives no name. */
export const complaintOfTighdouine: Omit<EndpointInput<'fileComplaint'>['body'], 'idempotencyKey'> =
  {
    subject: 'waiting',
    text: 'J’ai attendu trois heures au centre, et personne n’a répondu.',
    provinceId: 'al-haouz',
    place: 'Tighdouine',
    language: 'fr',
  };

/** Somebody who would come again. */
export const contentPatient: FeedbackAnswers = {
  satisfaction: 'very-good',
  understood: 'yes',
  sawAndHeard: 'partly',
  wouldUseAgain: 'yes',
};
