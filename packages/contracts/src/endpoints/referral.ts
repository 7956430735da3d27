import * as referrals from '../referrals.ts';
import { byId, type Endpoint } from './endpoint.ts';

export const referralEndpoints = {
  listReferrals: {
    method: 'GET',
    path: '/api/referrals',
    summary:
      "Patients on the way to a hospital: the site's, one's own, and those one's hospital receives",
    query: referrals.referralFilter,
    reply: referrals.referralList,
  },
  moveReferral: {
    method: 'POST',
    path: '/api/referrals/:id/events',
    summary: 'Accepted, departed, arrived or called off; told again it changes nothing',
    params: byId,
    body: referrals.referralMove,
    reply: referrals.referral,
  },
  listAcceptingFacilities: {
    method: 'GET',
    path: '/api/accepting-facilities',
    summary: 'Hospitals a patient can be sent to',
    reply: referrals.acceptingFacilities,
  },
} as const satisfies Record<string, Endpoint>;
