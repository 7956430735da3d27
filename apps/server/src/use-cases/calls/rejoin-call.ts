import type { CallState } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { dropPeer, othersInCall } from './close-call.ts';
import type { Ports } from '../shared/ports.ts';
import { callerIdOf, refOf, type CallSpeaker } from '../shared/speaker.ts';

type Input = { readonly peerId: string };

/** Signalling is back: another connection of the same person speaks for the peer from now on. */
export async function rejoinCall(
  ports: Ports,
  speaker: CallSpeaker,
  { peerId }: Input,
): Promise<CallState> {
  const peer = ports.calls.peer(peerId);
  if (peer?.callerId !== callerIdOf(speaker)) throw new AppError('CALL_PEER_GONE');
  ports.calls.cancelTimer(peerId);
  peer.connectionId = speaker.connectionId;
  try {
    const { consumers, demand } = await ports.media.ask(peer.room.nodeId, 'peer:read', refOf(peer));
    return { participants: othersInCall(ports, peer), consumers, ...(demand && { demand }) };
  } catch (error) {
    const isGone = error instanceof AppError && error.code === 'CALL_PEER_GONE';
    if (isGone) await dropPeer(ports, peer);
    throw error;
  }
}
