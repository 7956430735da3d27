import { canUsePatient } from '@qarib/clinical';
import { presentPatient } from './present-patient.ts';
import type { Patient } from '@qarib/contracts';
import type { Person } from '../../ports/person.ts';
import type { Ports } from '../shared/ports.ts';
import { endRecordingsOf } from '../recordings/recording.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';

type Input = { readonly id: string };

const withdraw = changes({
  action: 'withdraw-consent',
  concerns: ({ id }: Input) => ({ entityType: 'Patient', entityId: id }),
  async run({ records, person, now }, { id }) {
    const patient = await records.patients.find(id);
    requireAccess(patient, (it) => canUsePatient(person.actor, it));
    await records.patients.withdrawConsents(patient.id, now);
    return presentPatient({ ...patient, consents: [] });
  },
});

/** The patient takes every agreement back; what was recorded stays, and says when it ended. */
export async function withdrawConsent(
  ports: Ports,
  person: Person,
  input: Input,
): Promise<Patient> {
  const patient = await withdraw(ports, person, input);
  await endRecordingsOf(ports, patient.id);
  return patient;
}
