import type { Ports } from '../shared/ports.ts';
import { refOf, requirePeer, type CallSpeaker } from '../shared/speaker.ts';

type Input = { readonly peerId: string; readonly consumerId: string };

/** The browser is ready for what was announced paused, so that its first key frame is not lost. */
export async function resumeConsumer(
  ports: Ports,
  speaker: CallSpeaker,
  { peerId, consumerId }: Input,
): Promise<Record<string, never>> {
  const peer = requirePeer(ports, speaker, peerId);
  return ports.media.ask(peer.room.nodeId, 'consumer:resume', { ...refOf(peer), consumerId });
}
