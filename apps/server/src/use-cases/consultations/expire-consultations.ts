import { desksOf, moveConsultation, participantsOf } from './move-consultation.ts';
import type { Ports } from '../shared/ports.ts';
import { changeRecords } from '../shared/use-case.ts';

const batchLength = 100;

/** Requests nobody answered in time stop ringing. */
export async function expireConsultations(ports: Ports): Promise<void> {
  const overdue = await ports.store.read(({ consultations }) =>
    consultations.listExpiring(ports.clock.now(), batchLength),
  );
  for (const { id } of overdue) await expire(ports, id);
}

async function expire(ports: Ports, consultationId: string): Promise<void> {
  await changeRecords(ports, { action: 'expire-consultation' }, async (change) => {
    const concern = { entityType: 'Consultation', entityId: consultationId } as const;
    const before = await change.records.consultations.find(consultationId);
    // Somebody accepted it at the last moment, or it was asked again.
    const isDue = before?.expiresAt !== undefined && before.expiresAt <= change.now;
    if (before?.status !== 'requested' || !isDue) return { reply: undefined, concern };
    const after = await moveConsultation(change, before, 'expire', { endedAt: change.now });
    change.tell([...participantsOf(after), ...desksOf(after)], 'consultation:expired', {
      consultationId,
    });
    return { reply: undefined, concern };
  });
}
