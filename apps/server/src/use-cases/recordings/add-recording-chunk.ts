import type { Recording } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Person } from '../../ports/person.ts';
import type { RecordingRecord } from '../../ports/recordings.ts';
import type { Ports } from '../shared/ports.ts';
import { fileOfChunk, presentRecording } from './recording.ts';

type Input = {
  readonly id: string;
  readonly recordingId: string;
  readonly index: number;
  readonly bytes: Buffer;
};

/** What was recorded before the end may come later, over whatever link there is; not much later. */
const graceMs = 60 * 60 * 1000;

function requireOpen(
  ports: Ports,
  person: Person,
  recording: RecordingRecord | undefined,
  { id, index }: Input,
): asserts recording is RecordingRecord {
  const isOwn = recording?.startedById === person.actor.practitionerId;
  if (!isOwn || recording.consultationId !== id) throw new AppError('NOT_FOUND');
  const endedMs = recording.endedAt?.getTime() ?? Infinity;
  const isOver = ports.clock.now().getTime() > endedMs + graceMs;
  // A part that skips one before it would make a file that cannot be played.
  if (isOver || index > recording.chunkCount) throw new AppError('RECORDING_OVER');
}

const isBeingMade = ({ calls }: Ports, recordingId: string) =>
  calls.recordingPeers().some(({ recording }) => recording?.id === recordingId);

/**
 * Keeps the next part. Its bytes are durable before the record that counts them; sent again it is
 * counted once. The audit has the beginning and the end of a recording, not its thousand parts.
 */
export async function addRecordingChunk(
  ports: Ports,
  person: Person,
  input: Input,
): Promise<Recording> {
  const { recordingId, index, bytes } = input;
  const before = await ports.store.read(({ recordings }) => recordings.find(recordingId));
  requireOpen(ports, person, before, input);
  if (index === before.chunkCount) await ports.files.write(fileOfChunk(recordingId, index), bytes);
  return ports.store.transaction(async (records) => {
    // A server that was started again knows of nobody who records: nobody else would ever end it.
    if (!isBeingMade(ports, recordingId)) {
      await records.recordings.end(recordingId, ports.clock.now());
    }
    await records.recordings.countChunk(recordingId, index, bytes.length);
    const after = await records.recordings.find(recordingId);
    return presentRecording(records, after ?? before);
  });
}
