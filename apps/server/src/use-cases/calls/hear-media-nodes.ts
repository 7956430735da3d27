import type { MediaSource } from '@qarib/contracts';
import type { MediaFact, MediaListener } from '../../ports/media.ts';
import { presentParticipant, type CallPeer } from './call-registry.ts';
import { dropPeer, endRoom, persistently, tellOthers, tellPeer } from './close-call.ts';
import type { Ports } from '../shared/ports.ts';
import { keepMediaTime } from './keep-media-time.ts';
import { tellParticipantChanged } from './tell-participant-changed.ts';
import { startConsultation } from '../consultations/start-consultation.ts';

/** What follows from what media nodes tell. */
export function hearMediaNodes(ports: Ports, onAvailabilityChanged: () => void): MediaListener {
  return {
    onAvailabilityChanged,
    onFact: (nodeId, fact) => hearFact(ports, nodeId, fact),
    onNodeJoined: (nodeId) =>
      void settleRooms(ports, nodeId).catch((error: unknown) =>
        ports.log.error('rooms-not-settled', error, { nodeId }),
      ),
    onNodeLost(nodeId) {
      for (const room of ports.calls.roomsOn(nodeId)) void endRoom(ports, room, 'node-lost');
    },
  };
}

/** After a cut both sides may have lost rooms: what only one of them knows is given up. */
async function settleRooms(ports: Ports, nodeId: string): Promise<void> {
  const rooms = ports.calls.roomsOn(nodeId);
  const roomIds = rooms.map(({ id }) => id);
  const kept = await ports.media.ask(nodeId, 'rooms:keep', { roomIds });
  const lost = rooms.filter(({ id }) => !kept.roomIds.includes(id));
  for (const room of lost) await endRoom(ports, room, 'room-lost');
}

/** A node speaks for its own rooms only; what it says of others, or of rooms that ended, is late. */
function hearFact(ports: Ports, nodeId: string, fact: MediaFact): void {
  const room = ports.calls.room(fact.payload.roomId);
  if (room?.nodeId !== nodeId) return;
  switch (fact.name) {
    case 'room:media-flowed':
      // An interpreter and a nurse who wait together are no consultation: its physician makes it one.
      if (!fact.payload.peerIds.some((id) => ports.calls.peer(id)?.part === 'physician')) return;
      void persistently(ports, () => startConsultation(ports, room.consultationId));
      return;
    case 'room:media-lasted': {
      const { peerIds, seconds } = fact.payload;
      if (!peerIds.some((id) => ports.calls.peer(id)?.part === 'physician')) return;
      void persistently(ports, () => keepMediaTime(ports, room, seconds));
      return;
    }
    case 'room:lost':
      void endRoom(ports, room, 'room-lost');
      return;
    default:
      hearPeerFact(ports, fact);
  }
}

type PeerFact = Exclude<
  MediaFact,
  { name: 'room:media-flowed' | 'room:media-lasted' | 'room:lost' }
>;

function hearPeerFact(ports: Ports, { name, payload }: PeerFact): void {
  const peer = ports.calls.peer(payload.peerId);
  if (peer?.room.id !== payload.roomId) return;
  const { peerId } = peer;
  switch (name) {
    case 'consumers:created':
      tellPeer(ports, peer, 'call:consumers-created', { peerId, consumers: payload.consumers });
      return;
    case 'consumer:closed':
      tellPeer(ports, peer, 'call:consumer-closed', { peerId, consumerId: payload.consumerId });
      return;
    case 'peer:demand-changed':
      tellPeer(ports, peer, 'call:demand-changed', { peerId, demand: payload.demand });
      return;
    case 'peer:picture-begun':
      setBegun(ports, peer, payload.source);
      return;
    case 'peer:path-lost':
      setAway(ports, peer, true);
      return;
    case 'peer:path-found':
      setAway(ports, peer, false);
      return;
    case 'peer:lost': {
      // Its signalling may be fine: then this browser starts over, and the others see it leave.
      const { id: callSessionId, consultationId } = peer.room;
      tellPeer(ports, peer, 'call:interrupted', { consultationId, callSessionId });
      void dropPeer(ports, peer);
    }
  }
}

/** Its own word for that is still on its way. */
function setBegun(ports: Ports, peer: CallPeer, source: MediaSource): void {
  const sent = [...peer.producers.values()].find((track) => track.source === source);
  if (sent?.pauseReason === undefined) return;
  delete sent.pauseReason;
  tellParticipantChanged(ports, peer);
}

/** Its seat is kept, with its transports: it is back as soon as its link is. */
function setAway(ports: Ports, peer: CallPeer, isAway: boolean): void {
  if (peer.isAway === isAway) return;
  peer.isAway = isAway;
  if (!peer.isJoined) return;
  const { peerId } = peer;
  const { consultationId } = peer.room;
  if (isAway) {
    const reason = 'link-lost';
    tellOthers(ports, peer, 'call:participant-left', { consultationId, peerId, reason });
  } else {
    const participant = presentParticipant(peer);
    tellOthers(ports, peer, 'call:participant-joined', { consultationId, participant });
  }
}
