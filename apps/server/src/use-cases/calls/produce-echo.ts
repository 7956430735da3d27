import type { SctpStreamParameters } from '@qarib/contracts';
import type { Ports } from '../shared/ports.ts';
import { refOf, requirePeer, requireTransport, type CallSpeaker } from '../shared/speaker.ts';

type Input = {
  readonly peerId: string;
  readonly transportId: string;
  readonly sctpStreamParameters: SctpStreamParameters;
};

/** The sending half of the lobby's link check. */
export async function produceEcho(
  ports: Ports,
  speaker: CallSpeaker,
  { peerId, transportId, sctpStreamParameters }: Input,
): Promise<{ dataProducerId: string }> {
  const peer = requirePeer(ports, speaker, peerId);
  requireTransport(peer, transportId);
  const payload = { ...refOf(peer), transportId, sctpStreamParameters };
  return ports.media.ask(peer.room.nodeId, 'echo:produce', payload);
}
