import type { Recording } from '@qarib/contracts';
import type { RecordingRecord } from '../../ports/recordings.ts';
import type { Records } from '../../ports/store.ts';
import type { CallPeer } from '../calls/call-registry.ts';
import { closeRecording } from '../calls/close-call.ts';
import type { Ports } from '../shared/ports.ts';
import { tellParticipantChanged } from '../calls/tell-participant-changed.ts';

/** The file of one part. */
export const fileOfChunk = (recordingId: string, index: number) => `${recordingId}-${index}`;

export async function presentRecording(
  { practitioners }: Records,
  recording: RecordingRecord,
): Promise<Recording> {
  const { id, consultationId, startedById, chunkCount, sizeBytes } = recording;
  const startedBy = await practitioners.find(startedById);
  return {
    id,
    consultationId,
    startedBy: { id: startedById, name: startedBy?.name ?? '' },
    startedAt: recording.startedAt.toISOString(),
    endedAt: recording.endedAt?.toISOString(),
    chunkCount,
    sizeBytes,
  };
}

/** Nobody is recorded any more, and everybody sees it. */
export async function endRecording(ports: Ports, peer: CallPeer): Promise<void> {
  const closing = closeRecording(ports, peer);
  tellParticipantChanged(ports, peer);
  await closing;
}

/** How much of a consultation's calls is kept. */
export async function recordedBytes(
  { recordings }: Records,
  consultationId: string,
): Promise<number> {
  const kept = await recordings.listOf(consultationId);
  return kept.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

/** Ends it, whether somebody is there who makes it or not. */
export async function endRecordingById(ports: Ports, recordingId: string): Promise<void> {
  for (const peer of ports.calls.recordingPeers()) {
    if (peer.recording?.id === recordingId) await endRecording(ports, peer);
  }
  const endedAt = ports.clock.now();
  await ports.store.transaction(({ recordings }) => recordings.end(recordingId, endedAt));
}

/** The patient took the consent back. */
export async function endRecordingsOf(ports: Ports, patientId: string): Promise<void> {
  for (const peer of ports.calls.recordingPeers()) {
    if (peer.recording?.patientId === patientId) await endRecording(ports, peer);
  }
}
