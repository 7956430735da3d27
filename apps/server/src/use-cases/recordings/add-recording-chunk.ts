import { isConsentValid } from '@qarib/clinical';
import type { Recording } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Person } from '../../ports/person.ts';
import type { RecordingRecord } from '../../ports/recordings.ts';
import type { Records } from '../../ports/store.ts';
import type { Ports } from '../shared/ports.ts';
import { auditRefusal } from '../shared/use-case.ts';
import { endRecordingById, fileOfChunk, presentRecording, recordedBytes } from './recording.ts';

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
  const isGone = recording.removal !== undefined;
  if (isOver || isGone || index > recording.chunkCount) throw new AppError('RECORDING_OVER');
}

const isBeingMade = ({ calls }: Ports, recordingId: string) =>
  calls.recordingPeers().some(({ recording }) => recording?.id === recordingId);

/** What was agreed to when it began; taken back, not even what was recorded before is taken in. */
async function requireConsent(
  { consultations, patients }: Records,
  { consultationId, consentId }: RecordingRecord,
): Promise<void> {
  const consultation = await consultations.find(consultationId);
  const patient = consultation && (await patients.find(consultation.patientId));
  const consent = patient?.consents.find(({ id }) => id === consentId);
  if (!consent || !isConsentValid(consent)) throw new AppError('RECORDING_CONSENT_MISSING');
}

/** Whether a part more would be too much; then the recording is over as well. */
async function isFull(ports: Ports, { id, bytes }: Input): Promise<boolean> {
  const soFar = await ports.store.read((records) => recordedBytes(records, id));
  return soFar + bytes.length > ports.settings.mostRecordedBytes;
}

/**
 * Keeps the next part. Its bytes are durable before the record that counts them; sent again it is
 * counted once. The audit has the beginning and the end of a recording, not its thousand parts, and
 * each part that was refused.
 */
export async function addRecordingChunk(
  ports: Ports,
  person: Person,
  input: Input,
): Promise<Recording> {
  const { recordingId } = input;
  const agent = { action: 'add-recording-part', agentId: person.actor.practitionerId };
  const concern = { entityType: 'Recording', entityId: recordingId } as const;
  return auditRefusal(ports, agent, concern, () => addPart(ports, person, input));
}

async function addPart(ports: Ports, person: Person, input: Input): Promise<Recording> {
  const { recordingId, index, bytes } = input;
  const before = await ports.store.read(async (records) => {
    const recording = await records.recordings.find(recordingId);
    requireOpen(ports, person, recording, input);
    await requireConsent(records, recording);
    return recording;
  });
  const isNew = index === before.chunkCount;
  if (isNew && (await isFull(ports, input))) {
    await endRecordingById(ports, recordingId);
    throw new AppError('RECORDING_FULL');
  }
  if (isNew) await ports.files.write(fileOfChunk(recordingId, index), bytes);
  return count(ports, before, input);
}

async function count(
  ports: Ports,
  before: RecordingRecord,
  { recordingId, index, bytes }: Input,
): Promise<Recording> {
  const { recording, isGone } = await ports.store.transaction(async (records) => {
    // A server that was started again knows of nobody who records: nobody else would ever end it.
    if (!isBeingMade(ports, recordingId)) {
      await records.recordings.end(recordingId, ports.clock.now());
    }
    await records.recordings.countChunk(recordingId, index, bytes.length);
    const after = await records.recordings.find(recordingId);
    const recording = await presentRecording(records, after ?? before);
    return { recording, isGone: after?.removal !== undefined };
  });
  // Taken away while this part was written: nobody else would find its file.
  if (isGone) await ports.files.remove(fileOfChunk(recordingId, index));
  return recording;
}
