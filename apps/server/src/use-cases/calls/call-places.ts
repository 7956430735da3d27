import {
  canJoinCall,
  canTakePlace,
  isCallable,
  isInvitationLive,
  type CallPart,
} from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import type { InvitationRecord } from '../../ports/invitations.ts';
import type { Records } from '../../ports/store.ts';
import type { CallPeer } from './call-registry.ts';
import { dropPeer, tellPeer } from './close-call.ts';
import type { Ports } from '../shared/ports.ts';
import { callerIdOf, type CallSpeaker } from '../shared/speaker.ts';

/** Why somebody may be in a call, and by which invitation if by one. */
export type Admission = {
  readonly part: CallPart;
  readonly invitation?: CallPeer['invitation'];
};

/** A page for each of two screens, and one that was just left; more is a page gone wild. */
const mostPeersOfCaller = 3;

async function invitationOf(
  { invitations }: Records,
  speaker: CallSpeaker,
  consultationId: string,
  now: Date,
): Promise<InvitationRecord | undefined> {
  const isForThis = (it: InvitationRecord) =>
    it.consultationId === consultationId && isInvitationLive(it, now);
  if ('guest' in speaker) {
    const invitation = await invitations.find(speaker.guest.invitationId);
    return invitation && isForThis(invitation) ? invitation : undefined;
  }
  const own = await invitations.listFor(speaker.person.actor.practitionerId, now);
  return own.find(isForThis);
}

/** Lets in whoever takes part by right, and whoever is invited; anybody else finds nothing here. */
export async function admit(
  ports: Ports,
  records: Records,
  speaker: CallSpeaker,
  consultationId: string,
): Promise<Admission> {
  const consultation = await records.consultations.find(consultationId);
  const admission = consultation && (await admissionTo(ports, records, speaker, consultation));
  if (!admission) throw new AppError('NOT_FOUND');
  if (!isCallable(consultation.status)) throw new AppError('CONSULTATION_NOT_CALLABLE');
  return admission;
}

type Called = NonNullable<Awaited<ReturnType<Records['consultations']['find']>>>;

async function admissionTo(
  ports: Ports,
  records: Records,
  speaker: CallSpeaker,
  consultation: Called,
): Promise<Admission | undefined> {
  if ('person' in speaker && canJoinCall(speaker.person.actor, consultation)) {
    const isPhysician = consultation.responsiblePractitionerId === callerIdOf(speaker);
    return { part: isPhysician ? 'physician' : 'site' };
  }
  const now = ports.clock.now();
  const invitation = await invitationOf(records, speaker, consultation.id, now);
  return invitation && { part: 'invited', invitation };
}

const partsTaken = (ports: Ports, roomId: string, callerId: string) =>
  ports.calls
    .peersIn(roomId)
    .filter((other) => other.hasPlace && other.callerId !== callerId)
    .map(({ part }) => part);

/** Who would be the fifth is told in the lobby, not after a camera check. */
export function requirePlace(ports: Ports, roomId: string, callerId: string, part: CallPart): void {
  if (!canTakePlace(part, partsTaken(ports, roomId, callerId))) throw new AppError('CALL_FULL');
}

/** Looks and takes in one go: two who join together cannot both have the last place. */
export function takePlace(ports: Ports, peer: CallPeer): void {
  if (peer.hasPlace) return;
  requirePlace(ports, peer.room.id, peer.callerId, peer.part);
  peer.hasPlace = true;
}

/** Nobody fills a node with lobbies: the oldest gives way, and its page is told so. */
export async function giveUpOldest(ports: Ports, callerId: string): Promise<void> {
  const own = ports.calls.peersOfCaller(callerId);
  const surplus = Math.max(0, own.length - mostPeersOfCaller + 1);
  const fromLobby = [...own].sort((a, b) => Number(a.isJoined) - Number(b.isJoined));
  for (const peer of fromLobby.slice(0, surplus)) {
    tellPeer(ports, peer, 'call:replaced', { peerId: peer.peerId });
    await dropPeer(ports, peer);
  }
}
