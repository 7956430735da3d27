import { canUsePatient } from '@qarib/clinical';
import type { ContactPreference } from '@qarib/contracts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';
import { presentPatient } from './present-patient.ts';

type Input = ContactPreference & { readonly id: string };

/** Whether the patient, or who answers for them, wants reminders; nobody gets any who was not asked. */
export const setContactPreference = changes({
  action: 'set-contact-preference',
  concerns: ({ id }: Input) => ({ entityType: 'Patient', entityId: id }),
  async run({ records, person, now }, { id, ...asked }) {
    const patient = await records.patients.find(id);
    requireAccess(patient, (it) => canUsePatient(person.actor, it));
    const recordedById = person.actor.practitionerId;
    const contactPreference = { ...asked, recordedAt: now, recordedById };
    await records.patients.setContactPreference(patient.id, contactPreference);
    return presentPatient({ ...patient, contactPreference });
  },
});
