import { dropPeer } from './shared/close-call.ts';
import type { Ports } from './shared/ports.ts';

/** Signalling went away. Media may well go on, so the peers are kept a little for `call:rejoin`. */
export function loseConnection(ports: Ports, connectionId: string): void {
  const { calls, clock, settings } = ports;
  for (const peer of calls.peersOf(connectionId)) {
    ports.log.info('connection-lost', { connectionId, peerId: peer.peerId });
    peer.connectionId = undefined;
    const giveUp = () => void dropPeer(ports, peer);
    calls.setTimer(peer.peerId, clock.after(settings.peerGraceMs, giveUp));
  }
}
