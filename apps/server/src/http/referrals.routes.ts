import { listAcceptingFacilities } from '../use-cases/referrals/list-accepting-facilities.ts';
import { listReferrals } from '../use-cases/referrals/list-referrals.ts';
import { moveReferral } from '../use-cases/referrals/move-referral.ts';
import { route, type Api } from './route.ts';

export function referralRoutes(api: Api): void {
  const { ports } = api;
  route(api, 'listReferrals', ({ person, query }) => listReferrals(ports, person, query));
  route(api, 'moveReferral', ({ person, params, body }) =>
    moveReferral(ports, person, { ...params, ...body }),
  );
  route(api, 'listAcceptingFacilities', ({ person }) => listAcceptingFacilities(ports, person, {}));
}
