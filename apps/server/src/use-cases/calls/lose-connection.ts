import { dropPeer } from './close-call.ts';
import type { CallPeer } from './call-registry.ts';
import type { Ports } from '../shared/ports.ts';

/** How a connection ended: by the link or the browser, or sent away because its session is over. */
export type ConnectionEnd = 'lost' | 'sent-away';

/**
 * Signalling went away. Media may well go on, and a link may be cut for minutes: whoever was in the
 * call keeps the seat for `call:rejoin`. Whether the others still see them is for their media to say.
 */
export function loseConnection(ports: Ports, connectionId: string, end: ConnectionEnd): void {
  const { calls, clock } = ports;
  ports.board.leave(connectionId);
  for (const peer of calls.peersOf(connectionId)) {
    ports.log.info('connection-lost', { connectionId, peerId: peer.peerId });
    peer.connectionId = undefined;
    const giveUp = () => void dropPeer(ports, peer);
    calls.setTimer(peer.peerId, clock.after(keepMs(ports, peer, end), giveUp));
  }
}

function keepMs({ settings }: Ports, { isJoined }: CallPeer, end: ConnectionEnd): number {
  return isJoined && end === 'lost' ? settings.seatMs : settings.peerGraceMs;
}
