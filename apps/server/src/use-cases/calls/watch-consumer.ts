import type { CommandPayload } from '@qarib/contracts';
import type { Ports } from '../shared/ports.ts';
import { refOf, requirePeer, type CallSpeaker } from '../shared/speaker.ts';

/** How large a picture is shown, so that no more of it travels than is looked at. */
export async function watchConsumer(
  ports: Ports,
  speaker: CallSpeaker,
  { peerId, consumerId, lines }: CommandPayload<'call:watch'>,
): Promise<Record<string, never>> {
  const peer = requirePeer(ports, speaker, peerId);
  const payload = { ...refOf(peer), consumerId, lines };
  return ports.media.ask(peer.room.nodeId, 'consumer:watch', payload);
}
