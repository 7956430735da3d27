import { AppError } from '../../ports/app-error.ts';
import type { Guest, Person } from '../../ports/person.ts';
import type { CallPeer } from '../calls/call-registry.ts';
import type { Ports } from './ports.ts';

/** A browser connection and the person signed in there. */
export type Speaker = { readonly person: Person; readonly connectionId: string };

/** A guest's connection: it speaks in one call, and of nothing else. */
export type GuestSpeaker = { readonly guest: Guest; readonly connectionId: string };

/** Anybody who may be in a call. */
export type CallSpeaker = Speaker | GuestSpeaker;

/** A practitioner's id, or that of a guest's invitation: what a peer and the audit know them by. */
export const callerIdOf = (speaker: CallSpeaker) =>
  'person' in speaker ? speaker.person.actor.practitionerId : speaker.guest.invitationId;

/** A connection speaks for its own peers alone; another's is as good as gone. */
export function requirePeer({ calls }: Ports, speaker: CallSpeaker, peerId: string): CallPeer {
  const peer = calls.peer(peerId);
  if (peer?.connectionId !== speaker.connectionId) throw new AppError('CALL_PEER_GONE');
  return peer;
}

export function requireTransport(peer: CallPeer, transportId: string): void {
  if (transportId !== peer.sendTransportId && transportId !== peer.recvTransportId) {
    throw new AppError('CALL_TRANSPORT_UNKNOWN');
  }
}

/** How the media node knows a peer. */
export const refOf = (peer: CallPeer) => ({ roomId: peer.room.id, peerId: peer.peerId });
