import type { GuestPass } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { identifyGuest } from './identify-guest.ts';
import type { Ports } from '../shared/ports.ts';
import { presentReceived } from './present-invitation.ts';

/** Whose guest this browser is: for a page that was reloaded. */
export async function readGuest(ports: Ports, token: string | undefined): Promise<GuestPass> {
  const { invitationId, name } = await identifyGuest(ports, token);
  return ports.store.read(async (records) => {
    const invitation = await records.invitations.find(invitationId);
    if (!invitation) throw new AppError('INVITATION_GONE');
    return { ...(await presentReceived(records, invitation)), name };
  });
}
