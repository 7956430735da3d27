import { canUsePatient } from '@qarib/clinical';
import { presentPatient } from './shared/present-patient.ts';
import { requireAccess } from './shared/require-access.ts';
import { changes } from './shared/use-case.ts';

type Input = { readonly id: string };

/** The patient takes the agreement back; what was recorded stays, and says when it ended. */
export const withdrawConsent = changes({
  action: 'withdraw-consent',
  concerns: ({ id }: Input) => ({ entityType: 'Patient', entityId: id }),
  async run({ records, person, now }, { id }) {
    const patient = await records.patients.find(id);
    requireAccess(patient, (it) => canUsePatient(person.actor, it));
    await records.patients.withdrawConsents(id, now);
    return presentPatient({ ...patient, consents: [] });
  },
});
