import { z } from 'zod';
import { guestKinds, invitationStatuses } from '@qarib/clinical';
import { id, idempotencyKey, isoDateTime, line, localizedText, specialty } from './primitives.ts';
import { practitioner } from './session.ts';

const person = z.object({ id, name: z.string() });
export const guestKind = z.enum(guestKinds);

/** Whom a call may be widened by. */
export const colleague = practitioner.extend({ isOnCall: z.boolean() });
export type Colleague = z.infer<typeof colleague>;

export const colleagueSearch = z.object({
  query: z.string().trim().max(120).default('').describe('the beginnings of a name'),
  specialty: specialty.optional(),
});
export const colleagueList = z.object({ colleagues: z.array(colleague) });

export const colleagueInvitation = z.object({ idempotencyKey, practitionerId: id });
export const guestInvitation = z.object({ idempotencyKey, guestKind });

/** A third or fourth place in one call, as those who gave it see it. */
export const invitation = z.object({
  id,
  consultationId: id,
  kind: z.enum(['colleague', 'guest']),
  guestKind: guestKind.optional(),
  name: z.string().optional().describe('absent until a guest has given theirs'),
  invitedBy: person,
  createdAt: isoDateTime,
  expiresAt: isoDateTime,
  status: z.enum(invitationStatuses),
});
export type Invitation = z.infer<typeof invitation>;
export const invitationList = z.object({ invitations: z.array(invitation) });

/** The token is told this once; whoever has it first may use it, once. */
export const guestLink = z.object({ invitation, token: z.string() });

/** What somebody invited is told: who asks, from where, for what; nothing of the patient. */
export const receivedInvitation = z.object({
  id,
  consultationId: id,
  invitedBy: z.string(),
  facilityName: localizedText,
  specialty,
  guestKind: guestKind.optional(),
  expiresAt: isoDateTime,
});
export type ReceivedInvitation = z.infer<typeof receivedInvitation>;
export const receivedInvitations = z.object({ invitations: z.array(receivedInvitation) });

/** Base64url of 32 random bytes. */
const guestToken = z.string().regex(/^[\w-]{43}$/);
export const guestTokenBody = z.object({ token: guestToken });
export const guestEntry = guestTokenBody.extend({ name: line(80) });
export const guestPass = receivedInvitation.extend({ name: z.string() });
export type GuestPass = z.infer<typeof guestPass>;
