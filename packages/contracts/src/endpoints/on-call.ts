import * as consultations from '../consultations.ts';
import * as session from '../session.ts';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';

export const onCallEndpoints = {
  setOnCall: {
    method: 'PUT',
    path: '/api/session/on-call',
    summary: 'A specialist goes on or off call',
    body: z.object({ isOnCall: z.boolean() }),
    reply: session.session,
  },
  readQueue: {
    method: 'GET',
    path: '/api/queue',
    summary: "What rings for the specialist's specialties, most urgent first",
    reply: consultations.consultationList,
  },
} as const satisfies Record<string, Endpoint>;
