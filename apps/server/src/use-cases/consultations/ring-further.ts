import type { ConsultationRecord } from '../../ports/consultations.ts';
import { readOnCallPool } from '../on-call/duty.ts';
import type { Ports } from '../shared/ports.ts';
import type { Records } from '../../ports/store.ts';
import { changeRecords } from '../shared/use-case.ts';
import { participantsOf } from './move-consultation.ts';
import { dueRings, rungAt, tellRinging } from './ring.ts';

const batchLength = 500;

/**
 * Requests nobody has answered ring further: at the next hospital once its time has come, and for
 * whoever came on call meanwhile. When that is stands in the record, so that it outlives a restart.
 */
export async function ringFurther(ports: Ports): Promise<void> {
  const due = await ports.store.read(async (records) => {
    const ringing = await records.consultations.listRinging(batchLength);
    const found: ConsultationRecord[] = [];
    for (const it of ringing) {
      const rings = await readDueRings(records, it, ports.clock.now());
      if (rings.length > 0) found.push(it);
    }
    return found;
  });
  for (const { id } of due) await ring(ports, id);
}

async function readDueRings(records: Records, consultation: ConsultationRecord, now: Date) {
  return dueRings(consultation, await readOnCallPool(records, consultation, now), now);
}

/** Of two who are about to ring the same step only one does: the other finds it rung. */
async function ring(ports: Ports, consultationId: string): Promise<void> {
  await changeRecords(ports, { action: 'ring-further' }, async (change) => {
    const { records, now, tell } = change;
    const concern = { entityType: 'Consultation', entityId: consultationId } as const;
    const done = { reply: undefined, concern };
    const before = await records.consultations.find(consultationId);
    if (before?.status !== 'requested') return done;
    const rings = await readDueRings(records, before, now);
    if (rings.length === 0) return done;
    const further = rungAt(before, rings, now, ports.settings.ringStepMs);
    const after = await records.consultations.ring(before.id, before.rings.length, further);
    if (!after) return done;
    await tellRinging(change, after, rings);
    tell(participantsOf(after), 'consultation:updated', { consultationId });
    return done;
  });
}
