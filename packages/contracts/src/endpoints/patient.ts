import * as identity from '../patient-identity.ts';
import * as merges from '../patient-merges.ts';
import * as patients from '../patients.ts';
import { signature } from '../signature.ts';
import { timeline } from '../timeline.ts';
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
    body: identity.patientRegistration,
    reply: patients.patient,
  },
  findSimilarPatients: {
    method: 'POST',
    path: '/api/patients/similar',
    summary: 'Who of any site is likely the same person; asked before a second record is made',
    body: identity.patientIdentity,
    reply: identity.similarPatients,
  },
  identifyPatient: {
    method: 'POST',
    path: '/api/patients/identify',
    summary: 'A patient of any site, by a number, the QR code, or name and birth date together',
    body: identity.patientIdentification,
    reply: identity.patientMatches,
  },
  openPatient: {
    method: 'POST',
    path: '/api/patients/:id/sites',
    summary: "Open an identified patient's file, who is then one of the own site's too",
    params: byId,
    body: identity.patientIdentification,
    reply: patients.patient,
  },
  issueCard: {
    method: 'POST',
    path: '/api/patients/:id/card',
    summary: "What the patient's QR code holds; made when it is first asked for",
    params: byId,
    reply: identity.patientCard,
  },
  readPatient: {
    method: 'GET',
    path: '/api/patients/:id',
    summary: 'One patient of the own site',
    params: byId,
    reply: patients.patient,
  },
  namePatient: {
    method: 'POST',
    path: '/api/patients/:id/name',
    summary: 'A name for a newborn who was registered without one; the mother still finds them',
    params: byId,
    body: merges.patientNaming,
    reply: patients.patient,
  },
  completePatient: {
    method: 'POST',
    path: '/api/patients/:id/identity',
    summary: 'Adds what is written of a patient and their file does not say; what it says stays',
    params: byId,
    body: identity.patientIdentity,
    reply: patients.patient,
  },
  comparePatients: {
    method: 'GET',
    path: '/api/patients/:id/merges/:otherId',
    summary: "Two files of the own site's patients side by side, and what a merge would move",
    params: merges.comparedPatients,
    reply: merges.mergeComparison,
  },
  mergePatients: {
    method: 'POST',
    path: '/api/patients/:id/merges',
    summary:
      'One person, one file: all of `mergedId` goes over to this one. What asks for the merged one from then on is told where it went',
    params: byId,
    body: merges.patientMerge,
    reply: patients.patient,
  },
  readTimeline: {
    method: 'GET',
    path: '/api/patients/:id/timeline',
    summary: 'What happened to a patient at all sites; also for a physician with a case of theirs',
    params: byId,
    reply: timeline,
  },
  recordConsent: {
    method: 'POST',
    path: '/api/patients/:id/consents',
    summary: 'Record consent to teleconsultation or to recording, given before the nurse',
    params: byId,
    body: patients.consentRecord,
    reply: patients.patient,
  },
  readConsentSignature: {
    method: 'GET',
    path: '/api/patients/:id/consents/:consentId/signature',
    summary:
      'What was drawn on the screen when the consent was given; for their nurses and a physician with a case of theirs',
    params: patients.consentOfPatient,
    reply: signature,
  },
  withdrawConsent: {
    method: 'POST',
    path: '/api/patients/:id/consents/withdrawal',
    summary: 'Withdraw every consent in force, and say why; a recording under way ends',
    params: byId,
    body: patients.consentWithdrawal,
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
