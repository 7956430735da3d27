import { answerHandOver } from '../use-cases/consultations/answer-hand-over.ts';
import { offerHandOver } from '../use-cases/consultations/offer-hand-over.ts';
import { withdrawHandOver } from '../use-cases/consultations/withdraw-hand-over.ts';
import { returnConsultation } from '../use-cases/consultations/return-consultation.ts';
import { listHandOverColleagues } from '../use-cases/consultations/list-hand-over-colleagues.ts';
import { addObservations } from '../use-cases/consultations/add-observations.ts';
import { askAgain } from '../use-cases/consultations/ask-again.ts';
import { discardUpload } from '../use-cases/attachments/receive-upload-part.ts';
import { cancelConsultation } from '../use-cases/consultations/cancel-consultation.ts';
import { finishConsultation } from '../use-cases/consultations/finish-consultation.ts';
import { listConsultations } from '../use-cases/consultations/list-consultations.ts';
import { readConsultation } from '../use-cases/consultations/read-consultation.ts';
import { requestConsultation } from '../use-cases/consultations/request-consultation.ts';
import { route, type Api } from './route.ts';

export function consultationRoutes(api: Api): void {
  const { ports } = api;
  route(api, 'requestConsultation', ({ person, body }) => requestConsultation(ports, person, body));
  route(api, 'listConsultations', ({ person, query }) => listConsultations(ports, person, query));
  route(api, 'readConsultation', ({ person, params }) => readConsultation(ports, person, params));
  route(api, 'addObservations', ({ person, params, body }) =>
    addObservations(ports, person, { ...params, ...body }),
  );
  route(api, 'discardUpload', ({ person, params }) => discardUpload(ports, person, params));
  route(api, 'cancelConsultation', ({ person, params, body }) =>
    cancelConsultation(ports, person, { ...params, ...body }),
  );
  route(api, 'askAgain', ({ person, params, body }) =>
    askAgain(ports, person, { ...params, ...body }),
  );
  route(api, 'listHandOverColleagues', ({ person, params }) =>
    listHandOverColleagues(ports, person, params),
  );
  route(api, 'answerHandOver', ({ person, params, body }) =>
    answerHandOver(ports, person, { ...params, ...body }),
  );
  route(api, 'offerHandOver', ({ person, params, body }) =>
    offerHandOver(ports, person, { ...params, ...body }),
  );
  route(api, 'withdrawHandOver', ({ person, params, body }) =>
    withdrawHandOver(ports, person, { ...params, ...body }),
  );
  route(api, 'returnConsultation', ({ person, params, body }) =>
    returnConsultation(ports, person, { ...params, ...body }),
  );
  route(api, 'finishConsultation', ({ person, params, body }) =>
    finishConsultation(ports, person, { ...params, ...body }),
  );
}
