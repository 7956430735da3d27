import type { CommandPayload } from '@qarib/contracts';
import type { CallPeer } from './call-registry.ts';
import { closeProducersOf } from './close-producers.ts';
import type { Ports } from '../shared/ports.ts';
import { refOf, requirePeer, requireTransport, type CallSpeaker } from '../shared/speaker.ts';
import { tellParticipantChanged } from './tell-participant-changed.ts';

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
  // The media node gives up a peer's earlier Producer of the same source by itself.
  for (const [id, { source }] of peer.producers)
    if (source === track.source) peer.producers.delete(id);
  peer.producers.set(producerId, { source: track.source, isPaused: track.isPaused });
  tellParticipantChanged(ports, peer);
  if (track.source === 'screen') await takeOverScreen(ports, peer);
  return { producerId };
}

/**
 * One screen at a time, the one that came last: nobody has to be asked to stop first. Who is only
 * coming back into the call takes nothing from somebody who began to share meanwhile.
 */
async function takeOverScreen(ports: Ports, peer: CallPeer): Promise<void> {
  const others = ports.calls.peersIn(peer.room.id).filter((other) => other !== peer);
  const isShared = others.some(({ producers }) =>
    [...producers.values()].some(({ source }) => source === 'screen'),
  );
  if (!isShared) return;
  const losers = peer.isJoined ? others : [peer];
  await Promise.all(losers.map((loser) => closeProducersOf(ports, loser, 'screen')));
}
