import { canUsePatient } from '@qarib/clinical';
import { presentPatient } from './present-patient.ts';
import { requireCurrent } from './require-current.ts';
import { requireAccess } from '../shared/require-access.ts';
import { reads } from '../shared/use-case.ts';

type Input = { readonly id: string };

export const readPatient = reads({
  action: 'read-patient',
  concerns: ({ id }: Input) => ({ entityType: 'Patient', entityId: id }),
  async run({ records, person }, { id }) {
    const patient = await records.patients.find(id);
    requireAccess(patient, (it) => canUsePatient(person.actor, it));
    requireCurrent(patient, id);
    return presentPatient(patient);
  },
});
