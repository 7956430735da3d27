import { canJoinCall, isCallable } from '@qarib/clinical';
import type { CallPreparation } from '@qarib/contracts';
import { AppError } from '../ports/app-error.ts';
import type { Person } from '../ports/person.ts';
import type { CallPeer, CallRoom } from './shared/call-registry.ts';
import { closeWhenEmpty, dropPeer, endRoom, othersInCall } from './shared/close-call.ts';
import type { Ports } from './shared/ports.ts';
import { requireAccess } from './shared/require-access.ts';
import type { Speaker } from './shared/speaker.ts';
import { auditRefusal, changeRecords } from './shared/use-case.ts';

type Input = { readonly consultationId: string };

const action = 'prepare-call';
const concernOf = (entityId: string) => ({ entityType: 'Consultation', entityId }) as const;

/** Into the lobby: a room on the least loaded node, shared with who is there, and a peer of one's own. */
export async function prepareCall(
  ports: Ports,
  speaker: Speaker,
  { consultationId }: Input,
): Promise<CallPreparation> {
  const agent = { action, agentId: speaker.person.actor.practitionerId };
  return auditRefusal(ports, agent, concernOf(consultationId), async () => {
    await requireCallable(ports, speaker.person, consultationId);
    await leaveEarlierLobby(ports, speaker, consultationId);
    const { peer, made } = await enterRoom(ports, speaker, consultationId);
    return {
      callSessionId: peer.room.id,
      peerId: peer.peerId,
      routerRtpCapabilities: peer.room.routerRtpCapabilities,
      ...made,
      participants: othersInCall(ports, peer),
    };
  });
}

async function requireCallable(ports: Ports, { actor }: Person, consultationId: string) {
  const consultation = await ports.store.read(({ consultations }) =>
    consultations.find(consultationId),
  );
  requireAccess(consultation, (it) => canJoinCall(actor, it));
  if (!isCallable(consultation.status)) throw new AppError('CONSULTATION_NOT_CALLABLE');
}

/** A page that prepares again has thrown its former peer away. */
async function leaveEarlierLobby(ports: Ports, { connectionId }: Speaker, consultationId: string) {
  for (const peer of ports.calls.peersOf(connectionId)) {
    if (peer.room.consultationId === consultationId) await dropPeer(ports, peer);
  }
}

/** A room its node no longer has is given up for a new one, once. */
async function enterRoom(ports: Ports, speaker: Speaker, consultationId: string) {
  const open = () => openRoom(ports, speaker.person, consultationId);
  const room = await ports.calls.roomOf(consultationId, open);
  try {
    return await createPeer(ports, speaker, room);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'CALL_PEER_GONE') throw error;
    await endRoom(ports, room, 'room-lost');
    return createPeer(ports, speaker, await ports.calls.roomOf(consultationId, open));
  }
}

async function openRoom(ports: Ports, person: Person, consultationId: string): Promise<CallRoom> {
  const nodeId = ports.media.leastLoaded();
  const id = ports.ids.next();
  const { routerRtpCapabilities } = await ports.media.ask(nodeId, 'room:create', { roomId: id });
  const room = { id, consultationId, nodeId, routerRtpCapabilities };
  const agent = { action: 'open-call-session', agentId: person.actor.practitionerId };
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

async function createPeer(ports: Ports, { person, connectionId }: Speaker, room: CallRoom) {
  const peerId = ports.ids.next();
  const made = await ports.media.ask(room.nodeId, 'peer:create', { roomId: room.id, peerId });
  const { practitionerId, role } = person.actor;
  const peer: CallPeer = {
    peerId,
    room,
    practitionerId,
    name: person.name,
    role,
    sendTransportId: made.sendTransport.id,
    recvTransportId: made.recvTransport.id,
    producers: new Map(),
    isJoined: false,
    connectionId,
  };
  // The room ended while its node made the peer.
  if (!ports.calls.room(room.id)) throw new AppError('MEDIA_UNAVAILABLE');
  ports.calls.addPeer(peer);
  await recordPreparation(ports, peer);
  return { peer, made };
}

/**
 * Looks again, now that closing the consultation would find the room: one that was closed a moment
 * ago found none to close.
 */
async function recordPreparation(ports: Ports, { room, practitionerId }: CallPeer): Promise<void> {
  const isStillCallable = await changeRecords(
    ports,
    { action, agentId: practitionerId },
    async ({ records }) => {
      const consultation = await records.consultations.find(room.consultationId);
      const reply = consultation !== undefined && isCallable(consultation.status);
      return { reply, concern: concernOf(room.consultationId) };
    },
  );
  if (isStillCallable) return;
  await endRoom(ports, room, 'consultation-closed');
  throw new AppError('CONSULTATION_NOT_CALLABLE');
}
