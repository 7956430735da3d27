import type { Consultation } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { ConsultationChange, ConsultationRecord } from '../../ports/consultations.ts';
import type { Person } from '../../ports/person.ts';
import { closeCall } from '../calls/close-call.ts';
import type { Ports } from '../shared/ports.ts';
import { changes, type PersonalChange } from '../shared/use-case.ts';
import { desksOf, moveConsultation } from './move-consultation.ts';
import { requireResponsible, tellPassedOn } from './pass-on.ts';
import { presentConsultation } from './present-consultation.ts';
import { firstRings, tellRinging } from './ring.ts';

type Input = { readonly id: string; readonly version: number; readonly reason: string };

const giveBack = changes({
  action: 'return-consultation',
  concerns: ({ id }: Input) => ({ entityType: 'Consultation', entityId: id }),
  async run(change, { id, version, reason }): Promise<Consultation> {
    const { records, person, now, tell } = change;
    const before = await requireResponsible(change, { id, version });
    // An appointment is moved, not returned: it was promised to the patient at a time.
    if (before.mode === 'scheduled') throw new AppError('CONSULTATION_NOT_OPEN');
    const passage = { fromId: person.actor.practitionerId, reason, passedAt: now };
    const after = await moveConsultation(change, before, 'return', {
      ...(await waitingAgain(change, before)),
      responsiblePractitionerId: undefined,
      acceptedAt: undefined,
      handOver: undefined,
      passages: [...(before.passages ?? []), passage],
    });
    if (after.mode === 'immediate') await tellRinging(change, after, after.rings);
    else tell(desksOf(after), 'queue:changed', {});
    tellPassedOn(change, before, after);
    return presentConsultation(records, after);
  },
});

/** A call rings anew from the first hospital; a question in writing waits with the same due time. */
async function waitingAgain(
  change: PersonalChange,
  { mode, hospitalIds, specialty }: ConsultationRecord,
): Promise<ConsultationChange> {
  if (mode === 'asynchronous') return { offeredTo: hospitalIds };
  const specialists = await change.records.practitioners.listSpecialists([specialty], hospitalIds);
  return firstRings(change, { hospitalIds, specialists }, specialty);
}

/** Whoever took a case by mistake, or cannot go on, gives it back before the call has run. */
export async function returnConsultation(
  ports: Ports,
  person: Person,
  input: Input,
): Promise<Consultation> {
  const consultation = await giveBack(ports, person, input);
  closeCall(ports, input.id);
  return consultation;
}
