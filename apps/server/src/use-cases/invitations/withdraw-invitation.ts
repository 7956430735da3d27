import { canJoinCall } from '@qarib/clinical';
import type { Invitation } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Person } from '../../ports/person.ts';
import { endPlaces } from '../calls/end-places.ts';
import { participantsOf } from '../consultations/move-consultation.ts';
import type { Ports } from '../shared/ports.ts';
import { presentInvitation } from './present-invitation.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';

type Input = { readonly id: string; readonly invitationId: string };

const withdraw = changes({
  action: 'withdraw-invitation',
  concerns: ({ invitationId }: Input) => ({ entityType: 'Invitation', entityId: invitationId }),
  async run({ records, person, now, tell }, { id, invitationId }) {
    const consultation = await records.consultations.find(id);
    requireAccess(consultation, (it) => canJoinCall(person.actor, it));
    const before = await records.invitations.find(invitationId);
    if (before?.consultationId !== id) throw new AppError('NOT_FOUND');
    const after = { ...before, withdrawnAt: before.withdrawnAt ?? now };
    await records.invitations.withdraw(invitationId, after.withdrawnAt);
    tell(participantsOf(consultation), 'call:invitations-changed', { consultationId: id });
    const { practitionerId } = before;
    if (practitionerId !== undefined) {
      tell([{ kind: 'practitioner', practitionerId }], 'call:invited', { consultationId: id });
    }
    return presentInvitation(records, after, now);
  },
});

/** Takes an invitation back: its link is dead, and whoever came by it is out at once. */
export async function withdrawInvitation(
  ports: Ports,
  person: Person,
  input: Input,
): Promise<Invitation> {
  const invitation = await withdraw(ports, person, input);
  await endPlaces(ports, input.invitationId, 'withdrawn');
  return invitation;
}
