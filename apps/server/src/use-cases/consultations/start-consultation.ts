import { moveConsultation, participantsOf } from './move-consultation.ts';
import type { Ports } from '../shared/ports.ts';
import { changeRecords } from '../shared/use-case.ts';

/** Media ran both ways for the first time. A later room of the same consultation changes nothing. */
export async function startConsultation(ports: Ports, consultationId: string): Promise<void> {
  const known = await ports.store.read(({ consultations }) => consultations.find(consultationId));
  if (known?.status !== 'accepted') return;
  await changeRecords(ports, { action: 'start-consultation' }, async (change) => {
    const concern = { entityType: 'Consultation', entityId: consultationId } as const;
    const before = await change.records.consultations.find(consultationId);
    if (before?.status !== 'accepted') return { reply: undefined, concern };
    const after = await moveConsultation(change, before, 'start', { startedAt: change.now });
    change.tell(participantsOf(after), 'consultation:started', { consultationId });
    return { reply: undefined, concern };
  });
}
