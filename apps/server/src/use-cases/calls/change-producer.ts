import { AppError } from '../../ports/app-error.ts';
import type { Ports } from '../shared/ports.ts';
import { refOf, requirePeer, type CallSpeaker } from '../shared/speaker.ts';
import { tellParticipantChanged } from './tell-participant-changed.ts';

type Input = { readonly peerId: string; readonly producerId: string };
type Change = 'producer:pause' | 'producer:resume' | 'producer:close';

/** Mute and unmute, camera on and off, or no longer sent at all; the others are told. */
export const changeProducer =
  (change: Change) =>
  async (
    ports: Ports,
    speaker: CallSpeaker,
    { peerId, producerId }: Input,
  ): Promise<Record<string, never>> => {
    const peer = requirePeer(ports, speaker, peerId);
    const producer = peer.producers.get(producerId);
    if (!producer) throw new AppError('NOT_FOUND');
    await ports.media.ask(peer.room.nodeId, change, { ...refOf(peer), producerId });
    if (change === 'producer:close') peer.producers.delete(producerId);
    else producer.isPaused = change === 'producer:pause';
    tellParticipantChanged(ports, peer);
    return {};
  };
