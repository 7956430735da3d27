import { isCallable, isInvitationLive } from '@qarib/clinical';
import type { ReceivedInvitation } from '@qarib/contracts';
import type { Person } from '../../ports/person.ts';
import { presentReceived } from './present-invitation.ts';
import type { Ports } from '../shared/ports.ts';

/** The calls somebody is asked into now: one's own, read by every page, so not audited. */
export async function listReceivedInvitations(ports: Ports, { actor }: Person) {
  const now = ports.clock.now();
  return ports.store.read(async (records) => {
    const all = await records.invitations.listFor(actor.practitionerId, now);
    const invitations: ReceivedInvitation[] = [];
    for (const invitation of all.filter((it) => isInvitationLive(it, now))) {
      const consultation = await records.consultations.find(invitation.consultationId);
      if (!consultation || !isCallable(consultation.status)) continue;
      invitations.push(await presentReceived(records, invitation));
    }
    return { invitations };
  });
}
