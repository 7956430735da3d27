import { figures, figuresQuery } from '../figures.ts';
import * as statistics from '../statistics.ts';
import { callQualityOverview, callQualityRange } from '../call-quality.ts';
import type { Endpoint } from './endpoint.ts';

export const statisticsEndpoints = {
  readDailyStatistics: {
    method: 'GET',
    path: '/api/statistics/today',
    summary: "Today's figures of the coordinator's region",
    reply: statistics.dailyStatistics,
  },
  readFigures: {
    method: 'GET',
    path: '/api/figures',
    summary:
      'Figures of a period and a place, told apart by one thing; of places the reader may see',
    query: figuresQuery,
    reply: figures,
  },
  readCallQuality: {
    method: 'GET',
    path: '/api/call-quality',
    summary: "How calls went, by site and newest first, in the coordinator's region",
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
