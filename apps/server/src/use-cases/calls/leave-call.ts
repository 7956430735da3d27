import { dropPeer } from './close-call.ts';
import type { Ports } from '../shared/ports.ts';
import { requirePeer, type CallSpeaker } from '../shared/speaker.ts';

type Input = { readonly peerId: string };

/** Hangs up. The consultation goes on, and the way back is open. */
export async function leaveCall(
  ports: Ports,
  speaker: CallSpeaker,
  { peerId }: Input,
): Promise<Record<string, never>> {
  await dropPeer(ports, requirePeer(ports, speaker, peerId));
  return {};
}
