import { canBeInvited } from '@qarib/clinical';
import { hasAccount } from '../account/identify.ts';
import { addInvitation, inMs, liveInvitations, requireInvitable } from './invite.ts';
import { presentInvitation } from './present-invitation.ts';
import type { Invitation } from '@qarib/contracts';
import type { Person } from '../../ports/person.ts';
import type { Ports } from '../shared/ports.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';

type Input = {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly practitionerId: string;
};

/** As long as a shift: after a cut, or a break, a colleague comes back by themselves. */
const colleagueStayMs = 8 * 60 * 60 * 1000;

const invite = (ports: Ports) =>
  changes({
    action: 'invite-colleague',
    concerns: ({ id }: Input) => ({ entityType: 'Consultation', entityId: id }),
    makes: ({ id }: Invitation) => ({ entityType: 'Invitation', entityId: id }),
    async run(change, { id, idempotencyKey, practitionerId }) {
      const { records, person, now, tell } = change;
      const consultation = await requireInvitable(records, person.actor, id);
      const colleague = await records.practitioners.find(practitionerId);
      requireAccess(colleague, (it) => hasAccount(ports, it) && canBeInvited(it, consultation));
      const live = await liveInvitations(records, id, now);
      // Asking the same colleague again is the same wish.
      const known =
        (await records.invitations.findByKey(person.actor.practitionerId, idempotencyKey)) ??
        live.find((it) => it.practitionerId === practitionerId);
      const invitation =
        known ??
        (await addInvitation(change, consultation, {
          kind: 'colleague',
          idempotencyKey,
          practitionerId,
          expiresAt: inMs(now, colleagueStayMs),
        }));
      tell([{ kind: 'practitioner', practitionerId }], 'call:invited', { consultationId: id });
      return presentInvitation(records, invitation, now);
    },
  });

/** Asks a signed-in colleague into the call. The case and its note stay as closed to them as before. */
export const inviteColleague = (ports: Ports, person: Person, input: Input) =>
  invite(ports)(ports, person, input);
