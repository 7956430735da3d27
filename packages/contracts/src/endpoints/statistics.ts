import { cover, coverQuery, needsQuery, specialtyNeeds } from '../figure-cover.ts';
import { figures, figuresQuery } from '../figures.ts';
import * as statistics from '../statistics.ts';
import { callQualityOverview, callQualityRange } from '../call-quality.ts';
import type { Endpoint } from './endpoint.ts';

export const statisticsEndpoints = {
  readFigures: {
    method: 'GET',
    path: '/api/figures',
    summary:
      'Figures of a period and a place, told apart by one thing; of places the reader may see',
    query: figuresQuery,
    reply: figures,
  },
  readCover: {
    method: 'GET',
    path: '/api/figures/cover',
    summary:
      'When a place asks, hour by hour of the week, and when somebody is on the rota to answer',
    query: coverQuery,
    reply: cover,
  },
  readSpecialtyNeeds: {
    method: 'GET',
    path: '/api/figures/needs',
    summary: 'Which specialties the reasons for encounter of a place point to',
    query: needsQuery,
    reply: specialtyNeeds,
  },
  readCallQuality: {
    method: 'GET',
    path: '/api/call-quality',
    summary: 'How each of the latest calls went, where the reader may see it; sums are figures',
    query: callQualityRange,
    reply: callQualityOverview,
  },
  readAudit: {
    method: 'GET',
    path: '/api/audit',
    summary: 'The latest audit events, newest first',
    reply: statistics.auditList,
  },
} as const satisfies Record<string, Endpoint>;
