import type { IceServer } from '@qarib/contracts';
import type { Ports } from '../shared/ports.ts';

/** What a reply says of the relay: nothing where there is none. */
export function iceServersFor(
  { relay, clock }: Ports,
  peerId: string,
): { iceServers?: IceServer[] } {
  const iceServers = relay.iceServersFor(peerId, clock.now());
  return iceServers.length > 0 ? { iceServers: [...iceServers] } : {};
}
