import type { CommandPayload } from '@qarib/contracts';
import type { Ports } from '../shared/ports.ts';
import { refOf, requirePeer, type CallSpeaker } from '../shared/speaker.ts';

/** What reaches a browser by its own measure: without pictures the media node has nothing to tell it by. */
export async function measureDown(
  ports: Ports,
  speaker: CallSpeaker,
  { peerId, kbps }: CommandPayload<'call:measure-down'>,
): Promise<Record<string, never>> {
  const peer = requirePeer(ports, speaker, peerId);
  return ports.media.ask(peer.room.nodeId, 'peer:measure-down', { ...refOf(peer), kbps });
}
