import { invitationStatus } from '@qarib/clinical';
import type { Invitation, ReceivedInvitation } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { InvitationRecord } from '../../ports/invitations.ts';
import type { Records } from '../../ports/store.ts';

/** As those who may invite see it. */
export async function presentInvitation(
  { practitioners }: Records,
  invitation: InvitationRecord,
  now: Date,
): Promise<Invitation> {
  const { id, consultationId, kind, guestKind, practitionerId, guestName } = invitation;
  const invitedBy = await practitioners.find(invitation.invitedById);
  const colleague = practitionerId && (await practitioners.find(practitionerId));
  return {
    id,
    consultationId,
    kind,
    guestKind,
    name: colleague ? colleague.name : guestName,
    invitedBy: { id: invitation.invitedById, name: invitedBy?.name ?? '' },
    createdAt: invitation.createdAt.toISOString(),
    expiresAt: invitation.expiresAt.toISOString(),
    status: invitationStatus(invitation, now),
  };
}

/** As whoever was invited sees it: nothing in it is the patient's. */
export async function presentReceived(
  { practitioners, consultations, facilities }: Records,
  { id, consultationId, invitedById, guestKind, expiresAt }: InvitationRecord,
): Promise<ReceivedInvitation> {
  const invitedBy = await practitioners.find(invitedById);
  const consultation = await consultations.find(consultationId);
  const facility = consultation && (await facilities.find(consultation.facilityId));
  if (!invitedBy || !consultation || !facility) throw new AppError('INVITATION_GONE');
  return {
    id,
    consultationId,
    invitedBy: invitedBy.name,
    facilityName: facility.name,
    specialty: consultation.specialty,
    guestKind,
    expiresAt: expiresAt.toISOString(),
  };
}
