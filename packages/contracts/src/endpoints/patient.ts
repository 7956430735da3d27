import * as patients from '../patients.ts';
import { byId, type Endpoint } from './endpoint.ts';

export const patientEndpoints = {
  searchPatients: {
    method: 'GET',
    path: '/api/patients',
    summary: "Find patients of the nurse's own site",
    query: patients.patientSearch,
    reply: patients.patientList,
  },
  registerPatient: {
    method: 'POST',
    path: '/api/patients',
    summary: 'Register a patient at the own site',
    body: patients.patientRegistration,
    reply: patients.patient,
  },
  readPatient: {
    method: 'GET',
    path: '/api/patients/:id',
    summary: 'One patient of the own site',
    params: byId,
    reply: patients.patient,
  },
  recordConsent: {
    method: 'POST',
    path: '/api/patients/:id/consents',
    summary: 'Record consent to teleconsultation or to recording, given before the nurse',
    params: byId,
    body: patients.consentRecord,
    reply: patients.patient,
  },
  withdrawConsent: {
    method: 'DELETE',
    path: '/api/patients/:id/consents',
    summary: 'Withdraw every consent in force; a recording under way ends',
    params: byId,
    reply: patients.patient,
  },
  withdrawRecordingConsent: {
    method: 'DELETE',
    path: '/api/patients/:id/recording-consents',
    summary: 'Withdraw the consent to being recorded; a recording under way ends',
    params: byId,
    reply: patients.patient,
  },
  addAllergy: {
    method: 'POST',
    path: '/api/patients/:id/allergies',
    summary:
      'Keep what the patient must not be given; a nurse of theirs or the responsible physician',
    params: byId,
    body: patients.allergyRecord,
    reply: patients.patient,
  },
  removeAllergy: {
    method: 'DELETE',
    path: '/api/patients/:id/allergies/:allergyId',
    summary: 'An allergy that is none after all; who took it off, and when, is kept',
    params: patients.allergyOfPatient,
    reply: patients.patient,
  },
} as const satisfies Record<string, Endpoint>;
