import { isCallable, isInvitationLive } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import type { Guest } from '../../ports/person.ts';
import type { InvitationRecord } from '../../ports/invitations.ts';
import type { Ports } from '../shared/ports.ts';

/** Kept apart by purpose: a link is no session, and neither is anybody's sign-in. */
export const hashOfLink = ({ tokens }: Ports, token: string) => tokens.hash(`guest-link:${token}`);
export const hashOfPass = ({ tokens }: Ports, token: string) => tokens.hash(`guest-pass:${token}`);

export function guestOf({ id, consultationId, guestName, guestKind, expiresAt }: InvitationRecord) {
  return {
    invitationId: id,
    consultationId,
    name: guestName ?? '',
    guestKind: guestKind ?? 'other',
    expiresAt,
  } satisfies Guest;
}

/** Whose guest a pass speaks for. Withdrawn, expired, over with its consultation and never given answer alike. */
export async function identifyGuest(ports: Ports, token: string | undefined): Promise<Guest> {
  if (token === undefined) throw new AppError('INVITATION_GONE');
  return ports.store.read(async ({ invitations, consultations }) => {
    const invitation = await invitations.findByPass(hashOfPass(ports, token));
    if (!invitation || !isInvitationLive(invitation, ports.clock.now()))
      throw new AppError('INVITATION_GONE');
    const consultation = await consultations.find(invitation.consultationId);
    if (!consultation || !isCallable(consultation.status)) throw new AppError('INVITATION_GONE');
    return guestOf(invitation);
  });
}
