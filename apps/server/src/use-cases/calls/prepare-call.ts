import type { CallPreparation } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { admit, giveUpOldest, requirePlace, type Admission } from './call-places.ts';
import type { CallPeer, CallRoom } from './call-registry.ts';
import { closeWhenEmpty, dropPeer, endRoom, othersInCall } from './close-call.ts';
import { iceServersFor } from './ice-servers.ts';
import type { Ports } from '../shared/ports.ts';
import { callerIdOf, type CallSpeaker } from '../shared/speaker.ts';
import { auditRefusal, changeRecords, successOf } from '../shared/use-case.ts';

type Input = { readonly consultationId: string };

const action = 'prepare-call';
const concernOf = (entityId: string) => ({ entityType: 'Consultation', entityId }) as const;

/** Into the lobby: a room on the least loaded node, shared with who is there, and a peer of one's own. */
export async function prepareCall(
  ports: Ports,
  speaker: CallSpeaker,
  { consultationId }: Input,
): Promise<CallPreparation> {
  const agent = { action, agentId: callerIdOf(speaker) };
  return auditRefusal(ports, agent, concernOf(consultationId), async () => {
    const admission = await ports.store.read((records) =>
      admit(ports, records, speaker, consultationId),
    );
    await leaveEarlierLobby(ports, speaker, consultationId);
    await giveUpOldest(ports, callerIdOf(speaker));
    const { peer, made } = await enterRoom(ports, { ...speaker, admission }, consultationId);
    return {
      callSessionId: peer.room.id,
      peerId: peer.peerId,
      routerRtpCapabilities: peer.room.routerRtpCapabilities,
      ...made,
      ...iceServersFor(ports, peer),
      participants: othersInCall(ports, peer),
    };
  });
}

/** Whoever speaks, with what lets them in. */
type Comer = CallSpeaker & { readonly admission: Admission };

/** A page that prepares again has thrown its former peer away. */
async function leaveEarlierLobby(
  ports: Ports,
  { connectionId }: CallSpeaker,
  consultationId: string,
) {
  for (const peer of ports.calls.peersOf(connectionId)) {
    if (peer.room.consultationId === consultationId) await dropPeer(ports, peer);
  }
}

/** A room its node no longer has is given up for a new one, once. */
async function enterRoom(ports: Ports, comer: Comer, consultationId: string) {
  const open = () => openRoom(ports, callerIdOf(comer), consultationId);
  const room = await ports.calls.roomOf(consultationId, open);
  requirePlace(ports, room.id, callerIdOf(comer), comer.admission.part);
  try {
    return await createPeer(ports, comer, room);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'CALL_PEER_GONE') throw error;
    await endRoom(ports, room, 'room-lost');
    return createPeer(ports, comer, await ports.calls.roomOf(consultationId, open));
  }
}

async function openRoom(ports: Ports, agentId: string, consultationId: string): Promise<CallRoom> {
  const nodeId = ports.media.leastLoaded();
  const id = ports.ids.next();
  const { routerRtpCapabilities } = await ports.media.ask(nodeId, 'room:create', { roomId: id });
  const room = { id, consultationId, nodeId, routerRtpCapabilities };
  const agent = { action: 'open-call-session', agentId };
  await changeRecords(ports, agent, async ({ records, now }) => {
    const { callSessions } = records;
    // Left open by a control plane that ended before its calls did.
    const stale = await callSessions.findOpen(consultationId);
    if (stale) await callSessions.end(stale.id, 'room-lost', now);
    await callSessions.add({ id, consultationId, nodeId, startedAt: now, isOpen: true });
    return { reply: undefined, concern: concernOf(consultationId) };
  });
  closeWhenEmpty(ports, room);
  return room;
}

async function createPeer(ports: Ports, comer: Comer, room: CallRoom) {
  const peerId = ports.ids.next();
  const made = await ports.media.ask(room.nodeId, 'peer:create', { roomId: room.id, peerId });
  const peer: CallPeer = {
    peerId,
    room,
    callerId: callerIdOf(comer),
    ...faceOf(comer),
    ...comer.admission,
    sendTransportId: made.sendTransport.id,
    recvTransportId: made.recvTransport.id,
    producers: new Map(),
    isJoined: false,
    isAway: false,
    hasPlace: false,
    connectionId: comer.connectionId,
  };
  // The room ended while its node made the peer.
  if (!ports.calls.room(room.id)) throw new AppError('MEDIA_UNAVAILABLE');
  ports.calls.addPeer(peer);
  await recordPreparation(ports, comer, peer);
  return { peer, made };
}

/** As the others are to see whoever comes. */
function faceOf(comer: Comer): Pick<CallPeer, 'name' | 'role' | 'guestKind'> {
  if ('person' in comer) return { name: comer.person.name, role: comer.person.actor.role };
  const { name, guestKind } = comer.guest;
  return { name, role: 'guest', guestKind };
}

/**
 * Looks again, now that closing the consultation or withdrawing the invitation would find the peer:
 * what was ended a moment ago found none to end.
 */
async function recordPreparation(ports: Ports, comer: Comer, peer: CallPeer): Promise<void> {
  const { consultationId } = peer.room;
  const agent = { action, agentId: peer.callerId };
  try {
    // In no transaction, which the other side's own way in, on the same case, would undo.
    await ports.store.read(async (records) => {
      await admit(ports, records, comer, consultationId);
      await records.audit.add(successOf(ports, agent, concernOf(consultationId)));
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'CONSULTATION_NOT_CALLABLE') {
      await endRoom(ports, peer.room, 'consultation-closed');
    } else if (error.code === 'NOT_FOUND') await dropPeer(ports, peer);
    throw error;
  }
}
