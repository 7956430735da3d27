import type { CommandReply } from '@qarib/contracts';
import { iceServersFor } from './ice-servers.ts';
import type { Ports } from '../shared/ports.ts';
import { refOf, requirePeer, requireTransport, type CallSpeaker } from '../shared/speaker.ts';

type Input = { readonly peerId: string; readonly transportId: string };

/** A new path for a transport whose old one went away. */
export async function restartIce(
  ports: Ports,
  speaker: CallSpeaker,
  { peerId, transportId }: Input,
): Promise<CommandReply<'call:restart-ice'>> {
  const peer = requirePeer(ports, speaker, peerId);
  requireTransport(peer, transportId);
  const iceParameters = await ports.media.ask(peer.room.nodeId, 'transport:restart-ice', {
    ...refOf(peer),
    transportId,
  });
  return { ...iceParameters, ...iceServersFor(ports, peer) };
}
