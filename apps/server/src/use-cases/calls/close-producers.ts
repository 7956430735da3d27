import type { MediaSource } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { CallPeer } from './call-registry.ts';
import { tellPeer } from './close-call.ts';
import type { Ports } from '../shared/ports.ts';
import { refOf } from '../shared/speaker.ts';
import { tellParticipantChanged } from './tell-participant-changed.ts';

/** Stops what a peer sends from one source, and tells it so. */
export async function closeProducersOf(
  ports: Ports,
  peer: CallPeer,
  source: MediaSource,
): Promise<void> {
  const ids = [...peer.producers].filter(([, sent]) => sent.source === source).map(([id]) => id);
  if (ids.length === 0) return;
  for (const id of ids) peer.producers.delete(id);
  tellPeer(ports, peer, 'call:producer-closed', { peerId: peer.peerId, source });
  tellParticipantChanged(ports, peer);
  for (const producerId of ids) {
    const payload = { ...refOf(peer), producerId };
    await ports.media.ask(peer.room.nodeId, 'producer:close', payload).catch((error: unknown) => {
      // Gone with its transport, its peer or its room already.
      if (!(error instanceof AppError)) throw error;
    });
  }
}
