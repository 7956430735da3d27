import type { Consultation } from '@qarib/contracts';
import { inputInvalid } from '../../ports/app-error.ts';
import { changes } from '../shared/use-case.ts';
import { passOn, requireResponsible, tellPassedOn } from './pass-on.ts';
import { presentConsultation } from './present-consultation.ts';

type Input = {
  readonly id: string;
  readonly version: number;
  readonly toId: string;
  readonly reason: string;
};

/** Asks a named colleague to take a case over. It stays with whoever has it until they do. */
export const offerHandOver = changes({
  action: 'offer-hand-over',
  concerns: ({ id }: Input) => ({ entityType: 'Consultation', entityId: id }),
  async run(change, { id, version, toId, reason }): Promise<Consultation> {
    const { records, person, now } = change;
    const before = await requireResponsible(change, { id, version });
    const colleague = await records.practitioners.find(toId);
    const canTakeOver =
      colleague?.role === 'specialist' &&
      colleague.specialties.includes(before.specialty) &&
      toId !== person.actor.practitionerId;
    if (!canTakeOver) throw inputInvalid('toId', 'not_possible');
    const handOver = { toId, reason, offeredAt: now };
    const after = await passOn(change, before, { handOver });
    tellPassedOn(change, before, after);
    return presentConsultation(records, after);
  },
});
