import type { Participant } from '@qarib/contracts';
import type { RemoteStream } from './call-snapshot.ts';

/** A stream is paused when its sender says so now; the announcement's word is older. */
export function withPauses(
  streams: readonly RemoteStream[],
  participants: readonly Participant[],
): readonly RemoteStream[] {
  return streams.map((stream) => {
    const sender = participants.find(({ peerId }) => peerId === stream.peerId);
    if (!sender) return stream;
    const isOn = stream.source === 'microphone' ? sender.isMicrophoneOn : sender.isCameraOn;
    return stream.isPaused === !isOn ? stream : { ...stream, isPaused: !isOn };
  });
}

export function withParticipant(
  participants: readonly Participant[],
  participant: Participant,
): readonly Participant[] {
  const others = participants.filter(({ peerId }) => peerId !== participant.peerId);
  return [...others, participant];
}
