import { canUsePatient } from '@qarib/clinical';
import type { Patient } from '@qarib/contracts';
import type { Person } from '../../ports/person.ts';
import type { Ports } from '../shared/ports.ts';
import { presentPatient } from './present-patient.ts';
import { endRecordingsOf } from '../recordings/recording.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';

type Input = { readonly id: string };

const withdraw = changes({
  action: 'withdraw-recording-consent',
  concerns: ({ id }: Input) => ({ entityType: 'Patient', entityId: id }),
  async run({ records, person, now }, { id }) {
    const patient = await records.patients.find(id);
    requireAccess(patient, (it) => canUsePatient(person.actor, it));
    await records.patients.withdrawConsents(patient.id, { withdrawnAt: now }, 'recording');
    const consents = patient.consents.filter(({ scope }) => scope !== 'recording');
    return presentPatient({ ...patient, consents });
  },
});

/** The patient no longer agrees to being recorded: what is being recorded ends there. */
export async function withdrawRecordingConsent(
  ports: Ports,
  person: Person,
  input: Input,
): Promise<Patient> {
  const patient = await withdraw(ports, person, input);
  await endRecordingsOf(ports, patient.id);
  return patient;
}
