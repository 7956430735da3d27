import type { CommandPayload } from '@qarib/contracts';
import type { Ports } from './shared/ports.ts';
import { refOf, requirePeer, requireTransport, type CallSpeaker } from './shared/speaker.ts';
import { tellParticipantChanged } from './shared/tell-participant-changed.ts';

/** Sends a track; nobody hears or sees it until the peer has joined. */
export async function produceMedia(
  ports: Ports,
  speaker: CallSpeaker,
  { peerId, ...track }: CommandPayload<'call:produce'>,
): Promise<{ producerId: string }> {
  const peer = requirePeer(ports, speaker, peerId);
  requireTransport(peer, track.transportId);
  const payload = { ...refOf(peer), ...track };
  const { producerId } = await ports.media.ask(peer.room.nodeId, 'producer:create', payload);
  peer.producers.set(producerId, { source: track.source, isPaused: track.isPaused });
  tellParticipantChanged(ports, peer);
  return { producerId };
}
