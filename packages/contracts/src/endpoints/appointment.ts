import * as appointments from '../appointments.ts';
import { byId, type Endpoint } from './endpoint.ts';

export const appointmentEndpoints = {
  listFollowUps: {
    method: 'GET',
    path: '/api/follow-ups',
    summary: "Who is to be seen again and has no time yet: the site's, or the specialist's own",
    reply: appointments.followUpList,
  },
  planFollowUp: {
    method: 'PUT',
    path: '/api/consultations/:id/follow-up',
    summary:
      'The responsible physician wants to see the patient again; said again it changes the day',
    params: byId,
    body: appointments.followUpPlan,
    reply: appointments.followUpReply,
  },
} as const satisfies Record<string, Endpoint>;
