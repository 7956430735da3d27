import { isIP } from 'node:net';
import type { types } from 'mediasoup';
import type { Announced } from './config.ts';

/**
 * The candidates as browsers are to see them. An announced address stands for every address of its
 * family that is listened on, a host name for both families; a family without one is told as it is.
 */
export function announceCandidates(
  candidates: readonly types.IceCandidate[],
  { addresses, portOffset }: Announced,
): types.IceCandidate[] {
  const told = candidates.flatMap((candidate) =>
    namesOf(candidate.address, addresses).map((address, place) => ({
      ...candidate,
      address,
      ip: address,
      port: candidate.port + portOffset,
      // RFC 8445 section 5.1.2: no two of a component are alike. The order of the list is kept.
      priority: candidate.priority - place,
    })),
  );
  const seen = new Set<string>();
  return told.filter(({ protocol, address, port }) => {
    const place = `${protocol} ${address} ${port}`;
    return !seen.has(place) && Boolean(seen.add(place));
  });
}

function namesOf(listenIp: string, announced: readonly string[]): readonly string[] {
  const stand = announced.filter((name) => [0, isIP(listenIp)].includes(isIP(name)));
  return stand.length > 0 ? stand : [listenIp];
}
