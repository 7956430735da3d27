import type { FactPayload } from '@qarib/contracts';
import type { CallPeer } from './call-registry.ts';
import { dropPeer, tellPeer } from './close-call.ts';
import type { Ports } from '../shared/ports.ts';

/** Out of the call for good, and told why before the connection that speaks for it may go. */
export async function endPlaces(
  ports: Ports,
  invitationId: string,
  reason: FactPayload<'call:closed'>['reason'],
): Promise<void> {
  for (const peer of ports.calls.peersInvitedBy(invitationId)) {
    const { consultationId } = peer.room;
    tellPeer(ports, peer, 'call:closed', { consultationId, reason });
    await dropPeer(ports, peer);
  }
  ports.notifier.disconnectGuest(invitationId);
}

/** Invitations end by the clock, too, for those who are in. */
export async function endExpiredPlaces(ports: Ports): Promise<void> {
  const now = ports.clock.now();
  const isOver = ({ invitation }: CallPeer) => invitation && invitation.expiresAt <= now;
  const over = ports.calls.invitedPeers().filter(isOver);
  const ids = new Set(over.map(({ invitation }) => invitation?.id ?? ''));
  for (const id of ids) await endPlaces(ports, id, 'withdrawn');
}
