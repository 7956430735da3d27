import { endExpiredPlaces } from '../calls/end-places.ts';
import { expireConsultations } from '../consultations/expire-consultations.ts';
import { ringFurther } from '../consultations/ring-further.ts';
import { expireRecordings } from '../recordings/expire-recordings.ts';
import type { Ports } from '../shared/ports.ts';

/** An ended session is kept this long, to tell "your session expired" from "you never signed in". */
const sessionRetentionMs = 7 * 24 * 60 * 60 * 1000;

/** Uploads that stopped half way; who comes back after a day begins anew. */
const partRetentionMs = 24 * 60 * 60 * 1000;

/** What is due by the clock. Whatever fails is due again the next time. */
export async function sweep(ports: Ports): Promise<void> {
  await endExpiredPlaces(ports);
  await sweepParts(ports);
  if (!ports.store.isAvailable()) return;
  try {
    await expireConsultations(ports);
    await ringFurther(ports);
    await expireRecordings(ports);
    const oldest = new Date(ports.clock.now().getTime() - sessionRetentionMs);
    await ports.store.read(({ sessions }) => sessions.removeExpiredBefore(oldest));
  } catch (error) {
    ports.log.error('sweep-failed', error);
  }
}

async function sweepParts({ parts, clock, log }: Ports): Promise<void> {
  const oldest = new Date(clock.now().getTime() - partRetentionMs);
  await parts
    .removeUntouchedSince(oldest)
    .catch((error: unknown) => log.error('sweep-failed', error));
}
