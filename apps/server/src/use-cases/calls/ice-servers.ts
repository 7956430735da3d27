import type { IceServer } from '@qarib/contracts';
import type { Ports } from '../shared/ports.ts';
import type { CallPeer } from './call-registry.ts';

/**
 * A relay asks for credentials when a path is made, and cannot be told that one was withdrawn: those
 * of somebody who is in by invitation only are good for no longer than making a path takes.
 */
const invitedLifetimeMs = 10 * 60_000;

function endOf({ invitation }: CallPeer, now: Date): Date | undefined {
  if (!invitation) return undefined;
  return new Date(Math.min(invitation.expiresAt.getTime(), now.getTime() + invitedLifetimeMs));
}

/** What a reply says of the relay: nothing where there is none. */
export function iceServersFor(
  { relay, clock }: Ports,
  peer: CallPeer,
): { iceServers?: IceServer[] } {
  const now = clock.now();
  const iceServers = relay.iceServersFor(peer.peerId, now, endOf(peer, now));
  return iceServers.length > 0 ? { iceServers: [...iceServers] } : {};
}
