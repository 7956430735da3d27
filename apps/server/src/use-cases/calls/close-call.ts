import type { FactName, FactPayload } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { CallEndReason } from '../../ports/calls.ts';
import { presentParticipant, type CallPeer, type CallRoom } from './call-registry.ts';
import type { Ports } from '../shared/ports.ts';
import { changeRecords } from '../shared/use-case.ts';

const retryDelayMs = 2_000;

export function tellPeer<Name extends FactName>(
  ports: Ports,
  { connectionId }: CallPeer,
  fact: Name,
  payload: FactPayload<Name>,
): void {
  if (connectionId === undefined) return;
  ports.notifier.tell([{ kind: 'connection', connectionId }], fact, payload);
}

/** Tells everybody else in the room, in the lobby or in the call. */
export function tellOthers<Name extends FactName>(
  ports: Ports,
  peer: CallPeer,
  fact: Name,
  payload: FactPayload<Name>,
): void {
  for (const other of ports.calls.peersIn(peer.room.id)) {
    if (other !== peer) tellPeer(ports, other, fact, payload);
  }
}

export const othersInCall = (ports: Ports, peer: CallPeer) =>
  ports.calls
    .peersIn(peer.room.id)
    .filter((other) => other !== peer && other.isJoined && !other.isAway)
    .map(presentParticipant);

/** A peer is gone for good. The last one leaves a room that is kept for a while. */
export async function dropPeer(ports: Ports, peer: CallPeer): Promise<void> {
  const { calls, media } = ports;
  const { room, peerId } = peer;
  if (!calls.removePeer(peer)) return;
  if (peer.isJoined) {
    tellOthers(ports, peer, 'call:participant-left', {
      consultationId: room.consultationId,
      peerId,
      reason: 'left',
    });
  }
  if (calls.peersIn(room.id).length === 0) closeWhenEmpty(ports, room);
  else if (peer.isJoined && peer.part !== 'invited') closeWithoutHosts(ports, room);
  void closeRecording(ports, peer);
  await quietly(ports, () => media.ask(room.nodeId, 'peer:close', { roomId: room.id, peerId }));
}

/** Who was asked in does not stay among themselves in front of nobody: both sides have hung up. */
function closeWithoutHosts(ports: Ports, room: CallRoom): void {
  const inCall = () => ports.calls.peersIn(room.id).filter(({ isJoined }) => isJoined);
  const isHosted = () => inCall().some(({ part }) => part !== 'invited');
  const sendAway = () => {
    if (isHosted()) return;
    const payload = { consultationId: room.consultationId, reason: 'hosts-left' } as const;
    for (const peer of inCall()) {
      tellPeer(ports, peer, 'call:closed', payload);
      void dropPeer(ports, peer);
    }
  };
  if (isHosted()) return;
  const cancel = ports.clock.after(ports.settings.hostlessMs, sendAway);
  ports.calls.setTimer(`${room.id}:hosts`, cancel);
}

export function closeWhenEmpty(ports: Ports, room: CallRoom): void {
  const end = () => void endRoom(ports, room, 'everybody-left');
  ports.calls.setTimer(room.id, ports.clock.after(ports.settings.emptyRoomMs, end));
}

/** Ends one life of the media room. Its peers are told, unless the end of their consultation tells them. */
export async function endRoom(ports: Ports, room: CallRoom, reason: CallEndReason): Promise<void> {
  const peers = ports.calls.removeRoom(room);
  if (reason === 'room-lost' || reason === 'node-lost') {
    const payload = { consultationId: room.consultationId, callSessionId: room.id };
    for (const peer of peers) tellPeer(ports, peer, 'call:interrupted', payload);
  }
  if (reason === 'consultation-closed') {
    const { consultationId } = room;
    const payload = { consultationId, reason: 'consultation-over' } as const;
    // What becomes of the consultation is told to its own people only.
    const invited = peers.filter(({ invitation }) => invitation !== undefined);
    for (const peer of invited) {
      tellPeer(ports, peer, 'call:closed', payload);
      // A guest's pass ends with the consultation, and so does what was opened with it.
      if (peer.role === 'guest') ports.notifier.disconnectGuest(peer.callerId);
    }
  }
  for (const peer of peers) void closeRecording(ports, peer);
  if (reason !== 'node-lost') {
    await quietly(ports, () => ports.media.ask(room.nodeId, 'room:close', { roomId: room.id }));
  }
  await persistently(ports, () =>
    changeRecords(ports, { action: 'end-call-session' }, async ({ records, now }) => {
      await records.callSessions.end(room.id, reason, now);
      const concern = { entityType: 'Consultation', entityId: room.consultationId } as const;
      return { reply: undefined, concern };
    }),
  );
}

/** A recording ends with the place of whoever makes it: told at once, kept as soon as it can be. */
export async function closeRecording(ports: Ports, peer: CallPeer): Promise<void> {
  const recordingId = peer.recording?.id;
  if (recordingId === undefined) return;
  const { consultationId } = peer.room;
  peer.recording = undefined;
  tellPeer(ports, peer, 'call:recording-ended', { consultationId, recordingId });
  const agent = { action: 'end-recording', agentId: peer.callerId };
  await persistently(ports, () =>
    changeRecords(ports, agent, async ({ records, now }) => {
      await records.recordings.end(recordingId, now);
      return { reply: undefined, concern: { entityType: 'Recording', entityId: recordingId } };
    }),
  );
}

/** The consultation is over: so is its call. Who ended it does not wait for the media node to tidy up. */
export function closeCall(ports: Ports, consultationId: string): void {
  const room = ports.calls.openRoomOf(consultationId);
  if (room) void endRoom(ports, room, 'consultation-closed');
}

/** For tidying up: a node that is away has tidied up already. */
async function quietly(ports: Ports, tidy: () => Promise<unknown>): Promise<void> {
  try {
    await tidy();
  } catch (error) {
    if (!(error instanceof AppError)) ports.log.error('tidying-failed', error);
  }
}

/**
 * For facts that a media node tells once and no person would repeat: a database that is away gets
 * them when it is back.
 */
export async function persistently(ports: Ports, save: () => Promise<void>): Promise<void> {
  try {
    await save();
  } catch (error) {
    if (error instanceof AppError && error.code === 'DATABASE_UNAVAILABLE') {
      ports.clock.after(retryDelayMs, () => void persistently(ports, save));
    } else {
      ports.log.error('fact-not-saved', error);
    }
  }
}
