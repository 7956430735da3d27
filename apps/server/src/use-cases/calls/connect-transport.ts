import type { DtlsParameters } from '@qarib/contracts';
import type { Ports } from '../shared/ports.ts';
import { refOf, requirePeer, requireTransport, type CallSpeaker } from '../shared/speaker.ts';

type Input = {
  readonly peerId: string;
  readonly transportId: string;
  readonly dtlsParameters: DtlsParameters;
};

export async function connectTransport(
  ports: Ports,
  speaker: CallSpeaker,
  { peerId, transportId, dtlsParameters }: Input,
): Promise<Record<string, never>> {
  const peer = requirePeer(ports, speaker, peerId);
  requireTransport(peer, transportId);
  const payload = { ...refOf(peer), transportId, dtlsParameters };
  return ports.media.ask(peer.room.nodeId, 'transport:connect', payload);
}
