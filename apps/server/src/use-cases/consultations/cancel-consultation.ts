import { canCancelConsultation } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import type { Person } from '../../ports/person.ts';
import { closeCall } from '../calls/close-call.ts';
import { desksOf, moveConsultation, participantsOf, requireVersion } from './move-consultation.ts';
import type { Ports } from '../shared/ports.ts';
import { presentConsultation } from './present-consultation.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';

type Input = { readonly id: string; readonly version: number; readonly reason: string };

const cancel = changes({
  action: 'cancel-consultation',
  concerns: ({ id }: Input) => ({ entityType: 'Consultation', entityId: id }),
  async run(change, { id, version, reason }) {
    const { records, person, now, tell } = change;
    const before = await records.consultations.find(id);
    requireAccess(before, (it) => canCancelConsultation(person.actor, it));
    if (before.status === 'cancelled') return presentConsultation(records, before);
    requireVersion(before, version);
    const fields = { endedAt: now, cancellationReason: reason };
    const after = await moveConsultation(change, before, 'cancel', fields);
    const isRinging = before.status === 'requested';
    tell(
      [...participantsOf(after), ...(isRinging ? desksOf(after) : [])],
      'consultation:cancelled',
      { consultationId: id },
    );
    return presentConsultation(records, after);
  },
});

/** Called off before media ever ran; its call, if a lobby is open, ends with it. */
export async function cancelConsultation(
  ports: Ports,
  person: Person,
  input: Input,
): Promise<Consultation> {
  const consultation = await cancel(ports, person, input);
  closeCall(ports, input.id);
  return consultation;
}
