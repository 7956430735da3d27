import * as consultations from '../consultations.ts';
import { z } from 'zod';
import { byId, type Endpoint } from './endpoint.ts';

export const consultationEndpoints = {
  requestConsultation: {
    method: 'POST',
    path: '/api/consultations',
    summary: 'Ask for a consultation and ring the on-call specialists',
    body: consultations.consultationRequest,
    reply: consultations.consultation,
  },
  listConsultations: {
    method: 'GET',
    path: '/api/consultations',
    summary: "The nurse's site's, or the specialist's own, newest first",
    query: consultations.consultationFilter,
    reply: consultations.consultationList,
  },
  readConsultation: {
    method: 'GET',
    path: '/api/consultations/:id',
    summary: 'The whole case',
    params: byId,
    reply: consultations.consultation,
  },
  addObservations: {
    method: 'PUT',
    path: '/api/consultations/:id/observations/:observationId',
    summary:
      'Add what was measured and seen since, while the case is open; sent again it is there once',
    params: byId.extend({ observationId: z.uuid() }),
    body: consultations.observationDraft,
    reply: consultations.consultation,
  },
  cancelConsultation: {
    method: 'POST',
    path: '/api/consultations/:id/cancel',
    summary: 'Call it off before media ever ran',
    params: byId,
    body: consultations.cancellation,
    reply: consultations.consultation,
  },
  askAgain: {
    method: 'POST',
    path: '/api/consultations/:id/ask-again',
    summary: 'Ring once more after nobody answered, or go on with a question in writing',
    params: byId,
    body: consultations.askedAgain,
    reply: consultations.consultation,
  },
  listHandOverColleagues: {
    method: 'GET',
    path: '/api/consultations/:id/hand-over',
    summary: 'Who could take the case over',
    params: byId,
    reply: consultations.handOverColleagues,
  },
  offerHandOver: {
    method: 'POST',
    path: '/api/consultations/:id/hand-over',
    summary: 'Ask a colleague to take the case over; it stays until they do',
    params: byId,
    body: consultations.handOverOffer,
    reply: consultations.consultation,
  },
  withdrawHandOver: {
    method: 'POST',
    path: '/api/consultations/:id/hand-over/withdraw',
    summary: 'Keep the case after all',
    params: byId,
    body: consultations.consultationCommand,
    reply: consultations.consultation,
  },
  answerHandOver: {
    method: 'POST',
    path: '/api/consultations/:id/hand-over/answer',
    summary: 'The colleague takes the case over, or does not',
    params: byId,
    body: consultations.handOverAnswer,
    reply: consultations.consultationSummary,
  },
  returnConsultation: {
    method: 'POST',
    path: '/api/consultations/:id/return',
    summary: 'Give a case back before the call has run, for another to take',
    params: byId,
    body: consultations.consultationReturn,
    reply: consultations.consultation,
  },
  finishConsultation: {
    method: 'POST',
    path: '/api/consultations/:id/finish',
    summary: 'The responsible physician ends the consultation',
    params: byId,
    body: consultations.consultationCommand,
    reply: consultations.consultation,
  },
} as const satisfies Record<string, Endpoint>;
