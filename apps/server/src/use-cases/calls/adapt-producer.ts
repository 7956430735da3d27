import type { CommandPayload } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Ports } from '../shared/ports.ts';
import { refOf, requirePeer, type CallSpeaker } from '../shared/speaker.ts';
import { tellParticipantChanged } from './tell-participant-changed.ts';

/** A picture gets smaller, or stops for now, for the link's sake; the others are told why it is gone. */
export async function adaptProducer(
  ports: Ports,
  speaker: CallSpeaker,
  { peerId, producerId, layers, reason }: CommandPayload<'call:adapt-producer'>,
): Promise<Record<string, never>> {
  const peer = requirePeer(ports, speaker, peerId);
  const producer = peer.producers.get(producerId);
  if (!producer) throw new AppError('NOT_FOUND');
  await ports.media.ask(peer.room.nodeId, 'producer:adapt', { ...refOf(peer), producerId, layers });
  if (producer.pauseReason === reason) return {};
  if (reason === undefined) delete producer.pauseReason;
  else producer.pauseReason = reason;
  tellParticipantChanged(ports, peer);
  return {};
}
