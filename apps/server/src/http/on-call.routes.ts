import { addShift } from '../use-cases/on-call/add-shift.ts';
import { answerSwap } from '../use-cases/on-call/answer-swap.ts';
import { proposeSwap } from '../use-cases/on-call/propose-swap.ts';
import { readRota } from '../use-cases/on-call/read-rota.ts';
import { removeShift } from '../use-cases/on-call/remove-shift.ts';
import { setOnCall } from '../use-cases/on-call/set-on-call.ts';
import { withdrawSwap } from '../use-cases/on-call/withdraw-swap.ts';
import { readQueue } from '../use-cases/consultations/read-queue.ts';
import { route, type Api } from './route.ts';

export function onCallRoutes(api: Api): void {
  const { ports } = api;
  route(api, 'setOnCall', ({ person, body }) => setOnCall(ports, person, body));
  route(api, 'readQueue', ({ person }) => readQueue(ports, person, {}));
  route(api, 'readRota', ({ person, query }) => readRota(ports, person, query));
  route(api, 'addShift', ({ person, body }) => addShift(ports, person, body));
  route(api, 'removeShift', ({ person, params, body }) =>
    removeShift(ports, person, { ...params, ...body }),
  );
  route(api, 'proposeSwap', ({ person, params, body }) =>
    proposeSwap(ports, person, { ...params, ...body }),
  );
  route(api, 'withdrawSwap', ({ person, params, body }) =>
    withdrawSwap(ports, person, { ...params, ...body }),
  );
  route(api, 'answerSwap', ({ person, params, body }) =>
    answerSwap(ports, person, { ...params, ...body }),
  );
}
