import { canReadConsultation } from '@qarib/clinical';
import { presentConsultation } from './present-consultation.ts';
import { requireAccess } from '../shared/require-access.ts';
import { reads } from '../shared/use-case.ts';

type Input = { readonly id: string };

export const readConsultation = reads({
  action: 'read-consultation',
  concerns: ({ id }: Input) => ({ entityType: 'Consultation', entityId: id }),
  async run({ records, person }, { id }) {
    const consultation = await records.consultations.find(id);
    requireAccess(consultation, (it) => canReadConsultation(person.actor, it));
    return presentConsultation(records, consultation);
  },
});
