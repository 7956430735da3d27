import type { Audit, AuditRecord } from '../../ports/audit.ts';
import { insertAll } from './insert-all.ts';
import { fromStored, toStored } from './mapping.ts';
import type { Models } from './models.ts';
import { _id, date, schemaOf, text, type Stored, type Within } from './schema.ts';

export const auditEventsSchema = schemaOf<Stored<AuditRecord>>({
  _id,
  recordedAt: date,
  agentId: String,
  action: text,
  entityType: text,
  entityId: String,
  outcome: text,
  errorCode: String,
  findings: { type: [String], default: undefined },
});
auditEventsSchema.index({ recordedAt: -1 });
auditEventsSchema.index({ entityId: 1, recordedAt: -1 });

export function auditIn({ audit }: Models, session: Within): Audit {
  return {
    async add(event) {
      await insertAll(audit, [toStored(event)], session);
    },
    async latest(limit) {
      const documents = await audit
        .find()
        .sort({ recordedAt: -1 })
        .limit(limit)
        .session(session)
        .lean();
      return documents.map(fromStored);
    },
  };
}
