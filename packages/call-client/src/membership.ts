import { rtpCapabilities, type Participant } from '@qarib/contracts';
import type { CallSnapshot } from './call-snapshot.ts';
import type { MediaSession } from './media-session.ts';
import type { Signalling } from './signalling.ts';

/** The most a contract takes: beyond it there is nothing to adapt to. */
const maxLinkKbps = 100_000;

/**
 * One round trip: the answer has what is received, and with it what is sent starts. Resolves with who
 * is there, or with nothing when the session was given up meanwhile.
 */
export async function enterCall(
  session: MediaSession,
  signalling: Signalling,
  linkCheck: NonNullable<CallSnapshot['linkCheck']> | undefined,
): Promise<readonly Participant[] | undefined> {
  const downKbps = linkCheck?.downKbps;
  session.adaptation.begin(linkCheck ?? {});
  const known = session.receiver.known;
  const reply = await signalling.request('call:join', {
    peerId: session.peerId,
    rtpCapabilities: rtpCapabilities.parse(session.rtpCapabilities),
    ...(downKbps !== undefined && { kbps: Math.min(downKbps, maxLinkKbps) }),
  });
  if (session.isClosed) return undefined;
  if (reply.demand) session.adaptation.setDemand(reply.demand);
  // Not earlier: a key frame sent before anyone can receive it makes browsers ignore the request
  // for the next one, which costs the others a second.
  void session.start(session.receiver.sync(reply.consumers, known));
  return reply.participants;
}

/** For good. */
export function leaveCall(signalling: Signalling, peerId: string): void {
  signalling.request('call:leave', { peerId }).catch(() => {
    // The server misses the peer soon enough.
  });
}
