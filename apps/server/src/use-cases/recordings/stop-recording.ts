import type { Recording } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Person } from '../../ports/person.ts';
import type { Ports } from '../shared/ports.ts';
import { endRecording, presentRecording } from './recording.ts';
import { changes } from '../shared/use-case.ts';

type Input = { readonly id: string; readonly recordingId: string };

const stop = changes({
  action: 'stop-recording',
  concerns: ({ recordingId }: Input) => ({ entityType: 'Recording', entityId: recordingId }),
  async run({ records, person, now }, { id, recordingId }) {
    const before = await records.recordings.find(recordingId);
    const isOwn = before?.startedById === person.actor.practitionerId;
    if (!isOwn || before.removal || before.consultationId !== id) throw new AppError('NOT_FOUND');
    await records.recordings.end(recordingId, now);
    return presentRecording(records, { ...before, endedAt: before.endedAt ?? now });
  },
});

/** Whoever began a recording ends it. */
export async function stopRecording(
  ports: Ports,
  person: Person,
  input: Input,
): Promise<Recording> {
  const recording = await stop(ports, person, input);
  for (const peer of ports.calls.recordingPeers()) {
    if (peer.recording?.id === input.recordingId) await endRecording(ports, peer);
  }
  return recording;
}
