import type { CommandPayload, CommandReply } from '@qarib/contracts';
import type { Ports } from '../shared/ports.ts';
import { refOf, requirePeer, type CallSpeaker } from '../shared/speaker.ts';

/** What the others send, for a browser in the lobby to build its end of it: nothing of it flows before the join. */
export async function awaitMedia(
  ports: Ports,
  speaker: CallSpeaker,
  { peerId, rtpCapabilities }: CommandPayload<'call:await-media'>,
): Promise<CommandReply<'call:await-media'>> {
  const peer = requirePeer(ports, speaker, peerId);
  const payload = { ...refOf(peer), rtpCapabilities };
  return ports.media.ask(peer.room.nodeId, 'peer:await-media', payload);
}
