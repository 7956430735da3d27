import { isCallable, isInvitationLive } from '@qarib/clinical';
import type { ReceivedInvitation } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { hashOfLink } from './identify-guest.ts';
import type { Ports } from '../shared/ports.ts';
import { presentReceived } from './present-invitation.ts';

type Input = { readonly token: string; readonly address: string };

/** Who invites with this link. Looking does not use it up: messengers open links to preview them. */
export async function lookAtGuestLink(
  ports: Ports,
  { token, address }: Input,
): Promise<ReceivedInvitation> {
  await ports.linkAttempts.begin(address);
  const received = await ports.store.read(async (records) => {
    const invitation = await records.invitations.findByLink(hashOfLink(ports, token));
    if (!invitation || !isInvitationLive(invitation, ports.clock.now())) return undefined;
    const consultation = await records.consultations.find(invitation.consultationId);
    if (!consultation || !isCallable(consultation.status)) return undefined;
    return presentReceived(records, invitation);
  });
  if (!received) throw new AppError('INVITATION_GONE');
  await ports.linkAttempts.succeeded(address);
  return received;
}
