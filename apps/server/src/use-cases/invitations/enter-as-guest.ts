import { isCallable, isInvitationLive } from '@qarib/clinical';
import type { GuestPass } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { hashOfLink, hashOfPass } from './identify-guest.ts';
import { inMs } from './invite.ts';
import { participantsOf } from '../consultations/move-consultation.ts';
import type { Ports } from '../shared/ports.ts';
import { presentReceived } from './present-invitation.ts';
import { auditRefusal, changeRecords } from '../shared/use-case.ts';

type Input = { readonly token: string; readonly name: string; readonly address: string };
type Entry = { readonly pass: GuestPass; readonly token: string };

/** From its use on: a long consultation, with the breaks of a bad link. */
const guestStayMs = 4 * 60 * 60 * 1000;

const action = 'enter-as-guest';

/** Uses a link up: it opens for the first who gives a name, and for nobody after. */
export async function enterAsGuest(ports: Ports, input: Input): Promise<Entry> {
  await ports.linkAttempts.begin(input.address);
  const entry = await auditRefusal(ports, { action }, { entityType: 'Invitation' }, () =>
    useUp(ports, input),
  );
  await ports.linkAttempts.succeeded(input.address);
  return entry;
}

async function useUp(ports: Ports, { token, name }: Input): Promise<Entry> {
  const passToken = ports.tokens.create();
  const pass = await changeRecords(ports, { action }, async ({ records, now, tell }) => {
    const linkHash = hashOfLink(ports, token);
    const invitation = await records.invitations.findByLink(linkHash);
    if (!invitation || !isInvitationLive(invitation, now)) throw new AppError('INVITATION_GONE');
    const { id, consultationId } = invitation;
    const consultation = await records.consultations.find(consultationId);
    if (!consultation || !isCallable(consultation.status)) throw new AppError('INVITATION_GONE');
    const used = {
      guestName: name,
      passHash: hashOfPass(ports, passToken),
      acceptedAt: now,
      expiresAt: inMs(now, guestStayMs),
    };
    const isFirst = await records.invitations.useLink(id, linkHash, used);
    if (!isFirst) throw new AppError('INVITATION_GONE');
    tell(participantsOf(consultation), 'call:invitations-changed', { consultationId });
    const received = await presentReceived(records, { ...invitation, ...used });
    return { reply: { ...received, name }, concern: { entityType: 'Invitation', entityId: id } };
  });
  return { pass, token: passToken };
}
