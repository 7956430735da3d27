import * as consultations from '../consultations.ts';
import * as onCall from '../on-call.ts';
import * as session from '../session.ts';
import { z } from 'zod';
import { byId, nothing, type Endpoint } from './endpoint.ts';

export const onCallEndpoints = {
  setOnCall: {
    method: 'PUT',
    path: '/api/session/on-call',
    summary: 'A specialist goes on or off call, whatever the rota says',
    body: z.object({ isOnCall: z.boolean() }),
    reply: session.session,
  },
  readQueue: {
    method: 'GET',
    path: '/api/queue',
    summary: "What rings for the specialist's specialties, most urgent first",
    reply: consultations.consultationList,
  },
  readRota: {
    method: 'GET',
    path: '/api/on-call/rota',
    summary: 'Who is on call in a week at the own hospital, for the own specialties',
    query: onCall.rotaFilter,
    reply: onCall.rota,
  },
  addShift: {
    method: 'POST',
    path: '/api/on-call/shifts',
    summary: 'A specialist takes a shift',
    body: onCall.newShift,
    reply: onCall.onCallShift,
  },
  removeShift: {
    method: 'POST',
    path: '/api/on-call/shifts/:id/remove',
    summary: 'Take back a shift of ones own that has not begun',
    params: byId,
    body: onCall.shiftCommand,
    reply: nothing,
  },
  proposeSwap: {
    method: 'POST',
    path: '/api/on-call/shifts/:id/swap',
    summary: 'Offer a shift to a colleague, perhaps for one of theirs',
    params: byId,
    body: onCall.swapProposal,
    reply: onCall.onCallShift,
  },
  withdrawSwap: {
    method: 'POST',
    path: '/api/on-call/shifts/:id/swap/withdraw',
    summary: 'Take an offer back that was not answered yet',
    params: byId,
    body: onCall.shiftCommand,
    reply: onCall.onCallShift,
  },
  answerSwap: {
    method: 'POST',
    path: '/api/on-call/shifts/:id/swap/answer',
    summary: 'The colleague takes the shift, or does not',
    params: byId,
    body: onCall.swapAnswer,
    reply: onCall.onCallShift,
  },
} as const satisfies Record<string, Endpoint>;
