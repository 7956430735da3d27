import { isCallable, isInvitationLive } from '@qarib/clinical';
import type { ReceivedInvitation } from '@qarib/contracts';
import { presentReceived } from './shared/present-invitation.ts';
import { reads } from './shared/use-case.ts';

/** The calls somebody is asked into now. */
export const listReceivedInvitations = reads({
  action: 'list-received-invitations',
  concerns: (_input: object) => ({ entityType: 'Invitation' }),
  async run({ records, person, now }) {
    const all = await records.invitations.listFor(person.actor.practitionerId, now);
    const invitations: ReceivedInvitation[] = [];
    for (const invitation of all.filter((it) => isInvitationLive(it, now))) {
      const consultation = await records.consultations.find(invitation.consultationId);
      if (!consultation || !isCallable(consultation.status)) continue;
      invitations.push(await presentReceived(records, invitation));
    }
    return { invitations };
  },
});
