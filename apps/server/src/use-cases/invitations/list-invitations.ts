import type { Invitation } from '@qarib/contracts';
import { liveInvitations, requireInvitable } from './invite.ts';
import { presentInvitation } from './present-invitation.ts';
import { reads } from '../shared/use-case.ts';

type Input = { readonly id: string };

/** Who holds a third or fourth place now. */
export const listInvitations = reads({
  action: 'list-invitations',
  concerns: ({ id }: Input) => ({ entityType: 'Consultation', entityId: id }),
  async run({ records, person, now }, { id }) {
    await requireInvitable(records, person.actor, id);
    const invitations: Invitation[] = [];
    for (const invitation of await liveInvitations(records, id, now)) {
      invitations.push(await presentInvitation(records, invitation, now));
    }
    return { invitations };
  },
});
