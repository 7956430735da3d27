import { askForFollowUp } from '../use-cases/appointments/ask-for-follow-up.ts';
import { listFollowUps } from '../use-cases/appointments/list-follow-ups.ts';
import { route, type Api } from './route.ts';

export function appointmentRoutes(api: Api): void {
  const { ports } = api;
  route(api, 'listFollowUps', ({ person }) => listFollowUps(ports, person, {}));
  route(api, 'planFollowUp', ({ person, params, body }) =>
    askForFollowUp(ports, person, { ...params, ...body }),
  );
}
