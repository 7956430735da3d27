import type { Patient, SimilarPatient } from '@qarib/contracts';
import {
  emptyRegistration,
  type RegistrationDraft,
} from '../src/features/patients/hooks/registration-form.ts';
import { FakeServer } from './fake-server.ts';
import {
  khadija,
  nurseFatima,
  ringingConsultation,
  sessionOf,
  summaryOf,
  tighdouine,
} from './fixtures.ts';

export const lahcen: Patient = {
  ...khadija,
  id: 'patient-lahcen',
  familyName: 'Ouali',
  givenName: 'Lahcen',
  gender: 'male',
  birthDate: '1961-05-04',
  healthCardNumber: undefined,
  consent: undefined,
};
/** The form as it was filled in for him. */
export const typed: RegistrationDraft = {
  ...emptyRegistration(),
  familyName: 'Ouali',
  givenName: 'Lahcen',
  gender: 'male',
  birthDate: { day: '4', month: '5', year: '1961' },
};
/** Registered by a colleague of the same site, under nearly the same name. */
export const known: SimilarPatient = {
  ...lahcen,
  id: 'patient-known',
  familyName: 'Wali',
  facility: tighdouine,
  isOwn: true,
  likenesses: ['name', 'birth-date'],
};

/** What was registered there is known by its key, as on the real server. */
export class Dispensary extends FakeServer {
  readonly registered = new Map<unknown, Patient>();
  /** The next registration arrives, and the word of it is lost. */
  losesAnswer = false;

  constructor() {
    super();
    const of = (id: string | undefined) => (id === known.id ? { ...lahcen, id } : lahcen);
    this.answer('readSession', sessionOf(nurseFatima))
      .answer('readHealth', { database: true, media: true })
      .answer('listConsultations', { consultations: [summaryOf(ringingConsultation)] })
      .answer('searchPatients', { patients: [] })
      .answer('findSimilarPatients', { patients: [] })
      .answer('readPatient', ({ params }) => of(params['id']))
      .answer('completePatient', ({ params }) => of(params['id']))
      .answer('recordConsent', ({ params }) => of(params['id']))
      .answer('readConsultation', ringingConsultation)
      .answer('requestConsultation', ringingConsultation)
      .answer('registerPatient', (call) => {
        this.registered.set(keyOf(call.body), lahcen);
        if (!this.losesAnswer) return lahcen;
        this.losesAnswer = false;
        throw new TypeError('Failed to fetch');
      });
  }

  patientsAsked() {
    return this.callsOf('requestConsultation').map(({ body }) => patientOf(body));
  }
}

export const keyOf = (body: unknown) => Object(body).idempotencyKey;
const patientOf = (body: unknown) => Object(body).patientId;
/** Where its draft lies. */
export const place = {
  practitionerId: nurseFatima.id,
  name: `register-patient:${typed.idempotencyKey}`,
};
