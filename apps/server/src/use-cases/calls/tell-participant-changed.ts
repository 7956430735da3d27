import { presentParticipant, type CallPeer } from './call-registry.ts';
import { tellOthers } from './close-call.ts';
import type { Ports } from '../shared/ports.ts';

/** Muted, unmuted, camera on or off. In the lobby that is nobody's business. */
export function tellParticipantChanged(ports: Ports, peer: CallPeer): void {
  if (!peer.isJoined) return;
  const { consultationId } = peer.room;
  const participant = presentParticipant(peer);
  tellOthers(ports, peer, 'call:participant-changed', { consultationId, participant });
}
