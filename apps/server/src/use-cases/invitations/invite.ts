import { canJoinCall, isCallable, isInvitationLive, maxInvitations } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { InvitationRecord } from '../../ports/invitations.ts';
import type { Records } from '../../ports/store.ts';
import { participantsOf } from '../consultations/move-consultation.ts';
import { requireAccess } from '../shared/require-access.ts';
import type { PersonalChange } from '../shared/use-case.ts';

/** Whoever takes part by right may ask others in, for as long as there is a call to be in. */
export async function requireInvitable(
  records: Records,
  actor: PersonalChange['person']['actor'],
  consultationId: string,
): Promise<ConsultationRecord> {
  const consultation = await records.consultations.find(consultationId);
  requireAccess(consultation, (it) => canJoinCall(actor, it));
  if (!isCallable(consultation.status)) throw new AppError('CONSULTATION_NOT_CALLABLE');
  return consultation;
}

export async function liveInvitations(
  { invitations }: Records,
  consultationId: string,
  now: Date,
): Promise<InvitationRecord[]> {
  const all = await invitations.listOf(consultationId);
  return all.filter((invitation) => isInvitationLive(invitation, now));
}

type NewInvitation = Pick<
  InvitationRecord,
  'kind' | 'idempotencyKey' | 'expiresAt' | 'practitionerId' | 'guestKind' | 'linkHash'
>;

/** Keeps a new invitation, if there are not too many, and tells those who may invite. */
export async function addInvitation(
  { records, person, now, newId, tell }: PersonalChange,
  consultation: ConsultationRecord,
  fields: NewInvitation,
): Promise<InvitationRecord> {
  const live = await liveInvitations(records, consultation.id, now);
  if (live.length >= maxInvitations) throw new AppError('INVITATION_LIMIT');
  const invitation: InvitationRecord = {
    id: newId(),
    consultationId: consultation.id,
    invitedById: person.actor.practitionerId,
    createdAt: now,
    ...fields,
  };
  await records.invitations.add(invitation);
  const { id: consultationId } = consultation;
  tell(participantsOf(consultation), 'call:invitations-changed', { consultationId });
  return invitation;
}

export const inMs = (now: Date, durationMs: number) => new Date(now.getTime() + durationMs);
