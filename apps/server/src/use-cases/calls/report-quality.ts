import type { CommandPayload } from '@qarib/contracts';
import { tellOthers } from './close-call.ts';
import type { Ports } from '../shared/ports.ts';
import { requirePeer, type CallSpeaker } from '../shared/speaker.ts';

/**
 * How somebody's link does, told to the others: whoever sees a picture stand still wants to know
 * whether to move closer to the window or to wait for the other one to. Kept nowhere.
 */
export async function reportQuality(
  ports: Ports,
  speaker: CallSpeaker,
  { peerId, ...told }: CommandPayload<'call:report-quality'>,
): Promise<Record<string, never>> {
  const peer = requirePeer(ports, speaker, peerId);
  const { consultationId } = peer.room;
  if (peer.isJoined)
    tellOthers(ports, peer, 'call:quality-reported', { consultationId, peerId, ...told });
  return {};
}
