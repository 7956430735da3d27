import { addAllergy } from '../use-cases/patients/add-allergy.ts';
import { comparePatients } from '../use-cases/patients/compare-patients.ts';
import { completePatient } from '../use-cases/patients/complete-patient.ts';
import { findSimilarPatients } from '../use-cases/patients/find-similar-patients.ts';
import { identifyPatient } from '../use-cases/patients/identify-patient.ts';
import { issueCard } from '../use-cases/patients/issue-card.ts';
import { mergePatients } from '../use-cases/patients/merge-patients.ts';
import { namePatient } from '../use-cases/patients/name-patient.ts';
import { openPatient } from '../use-cases/patients/open-patient.ts';
import { readPatient } from '../use-cases/patients/read-patient.ts';
import { readTimeline } from '../use-cases/patients/read-timeline.ts';
import { readConsentSignature } from '../use-cases/patients/read-consent-signature.ts';
import { recordConsent } from '../use-cases/patients/record-consent.ts';
import { registerPatient } from '../use-cases/patients/register-patient.ts';
import { removeAllergy } from '../use-cases/patients/remove-allergy.ts';
import { searchPatients } from '../use-cases/patients/search-patients.ts';
import { withdrawRecordingConsent } from '../use-cases/patients/withdraw-recording-consent.ts';
import { withdrawConsent } from '../use-cases/patients/withdraw-consent.ts';
import { route, type Api } from './route.ts';

export function patientRoutes(api: Api): void {
  const { ports } = api;
  route(api, 'searchPatients', ({ person, query }) => searchPatients(ports, person, query));
  route(api, 'registerPatient', ({ person, body }) => registerPatient(ports, person, body));
  route(api, 'findSimilarPatients', ({ person, body }) => findSimilarPatients(ports, person, body));
  route(api, 'identifyPatient', ({ person, body }) => identifyPatient(ports, person, body));
  route(api, 'openPatient', ({ person, params, body }) =>
    openPatient(ports, person, { ...params, ...body }),
  );
  route(api, 'issueCard', ({ person, params }) => issueCard(ports, person, params));
  route(api, 'readPatient', ({ person, params }) => readPatient(ports, person, params));
  route(api, 'namePatient', ({ person, params, body }) =>
    namePatient(ports, person, { ...params, ...body }),
  );
  route(api, 'completePatient', ({ person, params, body }) =>
    completePatient(ports, person, { ...params, identity: body }),
  );
  route(api, 'comparePatients', ({ person, params }) => comparePatients(ports, person, params));
  route(api, 'mergePatients', ({ person, params, body }) =>
    mergePatients(ports, person, { ...params, ...body }),
  );
  route(api, 'readTimeline', ({ person, params }) => readTimeline(ports, person, params));
  route(api, 'recordConsent', ({ person, params, body }) =>
    recordConsent(ports, person, { ...params, ...body }),
  );
  route(api, 'readConsentSignature', ({ person, params }) =>
    readConsentSignature(ports, person, params),
  );
  route(api, 'withdrawConsent', ({ person, params, body }) =>
    withdrawConsent(ports, person, { ...params, ...body }),
  );
  route(api, 'withdrawRecordingConsent', ({ person, params }) =>
    withdrawRecordingConsent(ports, person, params),
  );
  route(api, 'addAllergy', ({ person, params, body }) =>
    addAllergy(ports, person, { ...params, ...body }),
  );
  route(api, 'removeAllergy', ({ person, params }) => removeAllergy(ports, person, params));
}
