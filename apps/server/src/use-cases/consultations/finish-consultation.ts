import { canFinishConsultation } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import type { Person } from '../../ports/person.ts';
import { closeCall } from '../calls/close-call.ts';
import { moveConsultation, participantsOf, requireVersion } from './move-consultation.ts';
import type { Ports } from '../shared/ports.ts';
import { presentConsultation } from './present-consultation.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';

type Input = { readonly id: string; readonly version: number };

const finish = changes({
  action: 'finish-consultation',
  concerns: ({ id }: Input) => ({ entityType: 'Consultation', entityId: id }),
  async run(change, { id, version }) {
    const { records, person, now, tell } = change;
    const before = await records.consultations.find(id);
    requireAccess(before, (it) => canFinishConsultation(person.actor, it));
    if (before.status === 'completed') return presentConsultation(records, before);
    requireVersion(before, version);
    const after = await moveConsultation(change, before, 'finish', { endedAt: now });
    tell(participantsOf(after), 'consultation:finished', { consultationId: id });
    return presentConsultation(records, after);
  },
});

/** The responsible physician ends the consultation, and with it the call. */
export async function finishConsultation(
  ports: Ports,
  person: Person,
  input: Input,
): Promise<Consultation> {
  const consultation = await finish(ports, person, input);
  closeCall(ports, input.id);
  return consultation;
}
