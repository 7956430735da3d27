import type { CallState, RtpCapabilities } from '@qarib/contracts';
import { presentParticipant, type CallPeer } from './shared/call-registry.ts';
import { dropPeer, othersInCall, persistently, tellOthers, tellPeer } from './shared/close-call.ts';
import type { Ports } from './shared/ports.ts';
import { refOf, requirePeer, type Speaker } from './shared/speaker.ts';
import { changeRecords } from './shared/use-case.ts';

type Input = { readonly peerId: string; readonly rtpCapabilities: RtpCapabilities };

/** From the lobby into the call. The same person's place elsewhere is given up. */
export async function joinCall(
  ports: Ports,
  speaker: Speaker,
  { peerId, rtpCapabilities }: Input,
): Promise<CallState> {
  const peer = requirePeer(ports, speaker, peerId);
  await replaceEarlier(ports, peer);
  const payload = { ...refOf(peer), rtpCapabilities };
  const { consumers } = await ports.media.ask(peer.room.nodeId, 'peer:join', payload);
  if (!peer.isJoined) {
    peer.isJoined = true;
    const { consultationId } = peer.room;
    const participant = presentParticipant(peer);
    tellOthers(ports, peer, 'call:participant-joined', { consultationId, participant });
    // Who was in a call is kept, but nobody waits in front of a patient for it to be written.
    void persistently(ports, () => recordJoin(ports, peer));
  }
  return { participants: othersInCall(ports, peer), consumers };
}

async function replaceEarlier(ports: Ports, peer: CallPeer): Promise<void> {
  const earlier = ports.calls
    .peersIn(peer.room.id)
    .filter((other) => other !== peer && other.practitionerId === peer.practitionerId);
  for (const other of earlier) {
    tellPeer(ports, other, 'call:replaced', { peerId: other.peerId });
    await dropPeer(ports, other);
  }
}

async function recordJoin(ports: Ports, peer: CallPeer): Promise<void> {
  const agent = { action: 'join-call', agentId: peer.practitionerId };
  const concern = { entityType: 'Consultation', entityId: peer.room.consultationId } as const;
  await changeRecords(ports, agent, () => Promise.resolve({ reply: undefined, concern }));
}
