import { z } from 'zod';
import { indicators, type Indicator } from '@qarib/clinical';
import { id, isoDate, isoDateTime, specialty } from './primitives.ts';

const count = z.number().int().min(0);
export const indicatorCounts = z.object({
  requested: count,
  answered: count,
  attempted: count,
  completed: count,
  dropped: count,
  unmet: count,
}) satisfies z.ZodType<Record<Indicator, number>>;
export const countedIndicators = indicators;

/** The day's figures of the reader's region. Each consultation counts on the day it was requested. */
export const dailyStatistics = z.object({
  day: isoDate.describe('calendar day in Africa/Casablanca'),
  regionId: id,
  total: indicatorCounts,
  rows: z.array(z.object({ provinceId: id, specialty, counts: indicatorCounts })),
  asOf: isoDateTime,
});
export type DailyStatistics = z.infer<typeof dailyStatistics>;

export const auditEntry = z.object({
  id,
  recordedAt: isoDateTime,
  agentId: id.optional(),
  agentName: z.string().optional(),
  action: z.string().describe('the use case: `request-consultation`, `sign-note`, …'),
  entityType: z.string(),
  entityId: z.string().optional(),
  outcome: z.enum(['success', 'refused']),
  errorCode: z.string().optional(),
  findings: z.array(z.string()).optional().describe('what a check by the system itself found'),
});
export const auditList = z.object({ entries: z.array(auditEntry) });
