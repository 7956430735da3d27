import type { Consultation } from '@qarib/contracts';
import { changes } from '../shared/use-case.ts';
import { passOn, requireResponsible, tellPassedOn } from './pass-on.ts';
import { presentConsultation } from './present-consultation.ts';

type Input = { readonly id: string; readonly version: number };

/** Keeps a case after all, before the colleague has answered. */
export const withdrawHandOver = changes({
  action: 'withdraw-hand-over',
  concerns: ({ id }: Input) => ({ entityType: 'Consultation', entityId: id }),
  async run(change, input): Promise<Consultation> {
    const before = await requireResponsible(change, input);
    const after = await passOn(change, before, { handOver: undefined });
    tellPassedOn(change, before, after);
    return presentConsultation(change.records, after);
  },
});
