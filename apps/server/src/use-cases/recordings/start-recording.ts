import { canFinishConsultation, isCallable } from '@qarib/clinical';
import type { Recording } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Person } from '../../ports/person.ts';
import type { RecordingRecord } from '../../ports/recordings.ts';
import type { CallPeer } from '../calls/call-registry.ts';
import type { Ports } from '../shared/ports.ts';
import { tellPeer } from '../calls/close-call.ts';
import { consentInForce } from '../patients/present-patient.ts';
import { endRecording, presentRecording, recordedBytes } from './recording.ts';
import { requireAccess } from '../shared/require-access.ts';
import { tellParticipantChanged } from '../calls/tell-participant-changed.ts';
import { changes } from '../shared/use-case.ts';

type Input = { readonly id: string; readonly contentType: RecordingRecord['contentType'] };
type Begin = Input & { readonly callSessionId: string; readonly mostBytes: number };
type Begun = { readonly recording: Recording; readonly patientId: string };

const begin = changes({
  action: 'start-recording',
  concerns: ({ id }: Begin) => ({ entityType: 'Consultation', entityId: id }),
  makes: ({ recording }: Begun) => ({ entityType: 'Recording', entityId: recording.id }),
  async run({ records, person, now, newId }, { id, contentType, callSessionId, mostBytes }) {
    const consultation = await records.consultations.find(id);
    requireAccess(consultation, (it) => canFinishConsultation(person.actor, it));
    if (!isCallable(consultation.status)) throw new AppError('CONSULTATION_NOT_CALLABLE');
    const patient = await records.patients.find(consultation.patientId);
    const consent = patient && consentInForce(patient, 'recording');
    if (!consent) throw new AppError('RECORDING_CONSENT_MISSING');
    if (callSessionId === '') throw new AppError('CALL_PEER_GONE');
    if ((await recordedBytes(records, id)) >= mostBytes) throw new AppError('RECORDING_FULL');
    const recording: RecordingRecord = {
      id: newId(),
      consultationId: id,
      callSessionId,
      consentId: consent.id,
      startedById: person.actor.practitionerId,
      startedAt: now,
      contentType,
      chunkCount: 0,
      sizeBytes: 0,
    };
    await records.recordings.add(recording);
    return {
      recording: await presentRecording(records, recording),
      patientId: consultation.patientId,
    };
  },
});

const ownPeer = ({ calls }: Ports, person: Person, consultationId: string): CallPeer | undefined =>
  calls.peersOfCaller(person.actor.practitionerId).find(
    // A seat that is kept for somebody whose link is cut records nothing.
    ({ isJoined, room, connectionId }) =>
      isJoined && connectionId !== undefined && room.consultationId === consultationId,
  );

/** Looked at again, now that withdrawing would find the recording. */
async function isStillAgreed(ports: Ports, patientId: string): Promise<boolean> {
  const patient = await ports.store.read(({ patients }) => patients.find(patientId));
  return patient !== undefined && consentInForce(patient, 'recording') !== undefined;
}

/** Whoever is beside the patient can ask for the consent, if they know that it is wanted. */
function tellWish(ports: Ports, peer: CallPeer, error: unknown): void {
  if (!(error instanceof AppError) || error.code !== 'RECORDING_CONSENT_MISSING') return;
  const { consultationId } = peer.room;
  for (const other of ports.calls.peersIn(peer.room.id)) {
    if (other.part !== 'site') continue;
    tellPeer(ports, other, 'call:recording-wanted', { consultationId, name: peer.name });
  }
}

/**
 * The physician, who is in the call, begins to record it. Nothing is recorded without the patient's
 * consent, and from the first moment everybody in the call sees that it is.
 */
export async function startRecording(
  ports: Ports,
  person: Person,
  input: Input,
): Promise<Recording> {
  const peer = ownPeer(ports, person, input.id);
  const callSessionId = peer && !peer.recording ? peer.room.id : '';
  const wish = { ...input, callSessionId, mostBytes: ports.settings.mostRecordedBytes };
  const { recording, patientId } = await begin(ports, person, wish).catch((error: unknown) => {
    if (peer) tellWish(ports, peer, error);
    throw error;
  });
  const isStillIn = peer !== undefined && ports.calls.peer(peer.peerId) === peer;
  // Of two starts at once the later one ends: one that its peer does not name nobody would end.
  if (!isStillIn || peer.recording) {
    const endedAt = ports.clock.now();
    await ports.store.transaction(({ recordings }) => recordings.end(recording.id, endedAt));
    throw new AppError('CALL_PEER_GONE');
  }
  peer.recording = { id: recording.id, patientId };
  tellParticipantChanged(ports, peer);
  if (!(await isStillAgreed(ports, patientId))) {
    await endRecording(ports, peer);
    throw new AppError('RECORDING_CONSENT_MISSING');
  }
  return recording;
}
