import { cancelConsultation } from '../use-cases/cancel-consultation.ts';
import { finishConsultation } from '../use-cases/finish-consultation.ts';
import { listConsultations } from '../use-cases/list-consultations.ts';
import { readConsultation } from '../use-cases/read-consultation.ts';
import { readQueue } from '../use-cases/read-queue.ts';
import { requestConsultation } from '../use-cases/request-consultation.ts';
import { route, type Api } from './route.ts';

export function consultationRoutes(api: Api): void {
  const { ports } = api;
  route(api, 'requestConsultation', ({ person, body }) => requestConsultation(ports, person, body));
  route(api, 'listConsultations', ({ person, query }) => listConsultations(ports, person, query));
  route(api, 'readQueue', ({ person }) => readQueue(ports, person, {}));
  route(api, 'readConsultation', ({ person, params }) => readConsultation(ports, person, params));
  route(api, 'cancelConsultation', ({ person, params, body }) =>
    cancelConsultation(ports, person, { ...params, ...body }),
  );
  route(api, 'finishConsultation', ({ person, params, body }) =>
    finishConsultation(ports, person, { ...params, ...body }),
  );
}
