import type { Ports } from '../shared/ports.ts';
import { refOf, requirePeer, type CallSpeaker } from '../shared/speaker.ts';

type Input = { readonly peerId: string };

/** Media is back after a silence: pictures of both ways start anew. */
export async function refreshMedia(
  ports: Ports,
  speaker: CallSpeaker,
  { peerId }: Input,
): Promise<Record<string, never>> {
  const peer = requirePeer(ports, speaker, peerId);
  return ports.media.ask(peer.room.nodeId, 'peer:refresh', refOf(peer));
}
