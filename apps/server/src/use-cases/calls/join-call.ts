import type { CallState, CommandPayload } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { takePlace } from './call-places.ts';
import { presentParticipant, type CallPeer } from './call-registry.ts';
import { dropPeer, othersInCall, persistently, tellOthers, tellPeer } from './close-call.ts';
import type { Ports } from '../shared/ports.ts';
import { refOf, requirePeer, type CallSpeaker } from '../shared/speaker.ts';
import { changeRecords } from '../shared/use-case.ts';
import { countConsultation } from '../statistics/count-consultation.ts';

type Input = CommandPayload<'call:join'>;

/** From the lobby into the call, if there is a place. The same person's place elsewhere is given up. */
export async function joinCall(
  ports: Ports,
  speaker: CallSpeaker,
  { peerId, ...abilities }: Input,
): Promise<CallState> {
  const peer = requirePeer(ports, speaker, peerId);
  takePlace(ports, peer);
  await replaceEarlier(ports, peer);
  const { consumers, demand } = await enter(ports, peer, abilities);
  // Withdrawn, or dropped, while the node was asked: nobody is to hear of a ghost.
  if (ports.calls.peer(peerId) !== peer) throw new AppError('CALL_PEER_GONE');
  if (!peer.isJoined) {
    peer.isJoined = true;
    const { consultationId } = peer.room;
    const participant = presentParticipant(peer);
    tellOthers(ports, peer, 'call:participant-joined', { consultationId, participant });
    // Who was in a call is kept, but nobody waits in front of a patient for it to be written.
    void persistently(ports, () => recordJoin(ports, peer));
  }
  return { participants: othersInCall(ports, peer), consumers, ...(demand && { demand }) };
}

/** A place that was taken for nothing is free again. */
async function enter(ports: Ports, peer: CallPeer, abilities: Omit<Input, 'peerId'>) {
  try {
    const payload = { ...refOf(peer), ...abilities };
    return await ports.media.ask(peer.room.nodeId, 'peer:join', payload);
  } catch (error) {
    peer.hasPlace = peer.isJoined;
    throw error;
  }
}

async function replaceEarlier(ports: Ports, peer: CallPeer): Promise<void> {
  const earlier = ports.calls
    .peersIn(peer.room.id)
    .filter((other) => other !== peer && other.callerId === peer.callerId);
  for (const other of earlier) {
    tellPeer(ports, other, 'call:replaced', { peerId: other.peerId });
    await dropPeer(ports, other);
  }
}

async function recordJoin(ports: Ports, peer: CallPeer): Promise<void> {
  const { consultationId } = peer.room;
  const agent = { action: 'join-call', agentId: peer.callerId };
  const concern = { entityType: 'Consultation', entityId: consultationId } as const;
  await changeRecords(ports, agent, async (change) => {
    const { records, now } = change;
    if (peer.invitation) await records.invitations.accept(peer.invitation.id, now);
    const before = await records.consultations.find(consultationId);
    if (before && before.enteredAt === undefined) {
      const after = await records.consultations.setFacts(consultationId, { enteredAt: now });
      if (after) await countConsultation(change, before, after);
    }
    return { reply: undefined, concern };
  });
}
