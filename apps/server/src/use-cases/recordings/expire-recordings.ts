import type { Ports } from '../shared/ports.ts';
import { changeRecords } from '../shared/use-case.ts';
import { fileOfChunk } from './recording.ts';

/** What is left over is due the next time. */
const mostAtOnce = 50;

/** Takes away what was kept for as long as the installation keeps recordings. */
export async function expireRecordings(ports: Ports): Promise<void> {
  const { clock, settings, store } = ports;
  const oldest = new Date(clock.now().getTime() - settings.recordingRetentionMs);
  const due = await store.read(({ recordings }) => recordings.listBegunBefore(oldest, mostAtOnce));
  for (const { id } of due) {
    await changeRecords(ports, { action: 'expire-recording' }, async ({ records, now }) => {
      await records.recordings.remove(id, { at: now });
      return { reply: undefined, concern: { entityType: 'Recording', entityId: id } };
    });
  }
  await purgeRecordings(ports);
}

/** Deletes the bytes of what was taken away, and only then forgets that there were any. */
export async function purgeRecordings({ store, files }: Ports): Promise<void> {
  const due = await store.read(({ recordings }) => recordings.listToPurge(mostAtOnce));
  for (const { id, chunkCount } of due) {
    for (let index = 0; index < chunkCount; index += 1) await files.remove(fileOfChunk(id, index));
    await store.transaction(({ recordings }) => recordings.forgetParts(id));
  }
}
