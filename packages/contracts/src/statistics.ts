import { z } from 'zod';
import { id, isoDateTime } from './primitives.ts';

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
