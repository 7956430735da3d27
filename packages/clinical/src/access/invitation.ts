/** Four pictures still fit a phone and a rural link: nobody is the fifth. */
export const maxPeopleInCall = 4;

/** Besides the site and the physician: the third and the fourth. */
const maxInvitedInCall = 2;

/** More may be asked than can come: whoever is free first has the place. */
export const maxInvitations = 5;

/** What an outside person comes for. */
export const guestKinds = ['interpreter', 'resident', 'relative', 'other'] as const;
export type GuestKind = (typeof guestKinds)[number];

export type InvitationFacts = {
  readonly expiresAt: Date;
  readonly acceptedAt?: unknown;
  readonly withdrawnAt?: unknown;
};

export const invitationStatuses = ['open', 'accepted', 'withdrawn', 'expired'] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];

export function invitationStatus(invitation: InvitationFacts, now: Date): InvitationStatus {
  if (invitation.withdrawnAt !== undefined) return 'withdrawn';
  if (invitation.expiresAt <= now) return 'expired';
  return invitation.acceptedAt === undefined ? 'open' : 'accepted';
}

/** Whether it still lets its person in. */
export function isInvitationLive(invitation: InvitationFacts, now: Date): boolean {
  const status = invitationStatus(invitation, now);
  return status === 'open' || status === 'accepted';
}

/** Why somebody may be in a call at all. */
export type CallPart = 'physician' | 'site' | 'invited';

/** Whether there is room beside those who are in. A place is kept for the physician and one for the site. */
export function canTakePlace(part: CallPart, others: readonly CallPart[]): boolean {
  if (part === 'physician') return others.length < maxPeopleInCall;
  const invited = others.filter((other) => other === 'invited').length;
  if (part === 'invited' && invited >= maxInvitedInCall) return false;
  return others.filter((other) => other !== 'physician').length < maxPeopleInCall - 1;
}
