import type { GuestKind } from '@qarib/clinical';
import type { EndpointReply, Invitation } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Person } from '../../ports/person.ts';
import { hashOfLink } from './identify-guest.ts';
import { addInvitation, inMs, requireInvitable } from './invite.ts';
import type { Ports } from '../shared/ports.ts';
import { presentInvitation } from './present-invitation.ts';
import { changes } from '../shared/use-case.ts';

type Input = {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly guestKind: GuestKind;
};

/** How long a link waits to be opened. */
const linkLifetimeMs = 2 * 60 * 60 * 1000;

const keep = changes({
  action: 'invite-guest',
  concerns: ({ id }: Input & { linkHash: string }) => ({
    entityType: 'Consultation',
    entityId: id,
  }),
  makes: ({ id }: Invitation) => ({ entityType: 'Invitation', entityId: id }),
  async run(change, { id, idempotencyKey, guestKind, linkHash }) {
    const { records, person, now } = change;
    const consultation = await requireInvitable(records, person.actor, id);
    const known = await records.invitations.findByKey(person.actor.practitionerId, idempotencyKey);
    if (known) {
      // The answer with the link was lost on its way, and only its hash was kept: a new one replaces it.
      const isReplaced = await records.invitations.replaceLink(known.id, linkHash);
      if (!isReplaced) throw new AppError('INVITATION_GONE');
      return presentInvitation(records, known, now);
    }
    const invitation = await addInvitation(change, consultation, {
      kind: 'guest',
      idempotencyKey,
      guestKind,
      linkHash,
      expiresAt: inMs(now, linkLifetimeMs),
    });
    return presentInvitation(records, invitation, now);
  },
});

/** Makes a link for an interpreter, a resident, a relative. Whoever has it first may use it, once. */
export async function inviteGuest(
  ports: Ports,
  person: Person,
  input: Input,
): Promise<EndpointReply<'inviteGuest'>> {
  const token = ports.tokens.create();
  const linkHash = hashOfLink(ports, token);
  return { invitation: await keep(ports, person, { ...input, linkHash }), token };
}
