import { heldAfterSeconds } from '@qarib/clinical';
import type { CallRoom } from './call-registry.ts';
import type { Ports } from '../shared/ports.ts';
import { changeRecords } from '../shared/use-case.ts';
import { countConsultation } from '../statistics/count-consultation.ts';

/**
 * How long media has run both ways in one room. A consultation is held over all its rooms together;
 * each room's time only grows, so that hearing it twice counts once.
 */
export async function keepMediaTime(
  ports: Ports,
  { id: callSessionId, consultationId }: CallRoom,
  seconds: number,
): Promise<void> {
  await changeRecords(ports, { action: 'keep-media-time' }, async (change) => {
    const { consultations, callSessions } = change.records;
    const concern = { entityType: 'Consultation', entityId: consultationId } as const;
    const before = await consultations.find(consultationId);
    const session = await callSessions.find(callSessionId);
    const known = session?.mediaSeconds ?? 0;
    const already = before?.mediaSeconds ?? 0;
    if (!before || !session || seconds <= known || already >= heldAfterSeconds) {
      return { reply: undefined, concern };
    }
    await callSessions.setMediaSeconds(callSessionId, seconds);
    const after = await consultations.setFacts(consultationId, {
      mediaSeconds: already + seconds - known,
    });
    if (after) await countConsultation(change, before, after);
    return { reply: undefined, concern };
  });
}
