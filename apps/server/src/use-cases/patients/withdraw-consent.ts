import { canUsePatient, isClosed } from '@qarib/clinical';
import { presentPatient } from './present-patient.ts';
import type { Patient } from '@qarib/contracts';
import type { Person } from '../../ports/person.ts';
import type { Ports } from '../shared/ports.ts';
import { desksOf, participantsOf } from '../consultations/move-consultation.ts';
import { endRecordingsOf } from '../recordings/recording.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes, type Change } from '../shared/use-case.ts';

type Input = { readonly id: string; readonly reason: string };

/** More cases of one patient than that are not open at a time. */
const listLength = 20;

const withdraw = changes({
  action: 'withdraw-consent',
  concerns: ({ id }: Input) => ({ entityType: 'Patient', entityId: id }),
  async run(change, { id, reason }) {
    const { records, person, now } = change;
    const patient = await records.patients.find(id);
    requireAccess(patient, (it) => canUsePatient(person.actor, it));
    await records.patients.withdrawConsents(patient.id, {
      withdrawnAt: now,
      withdrawnById: person.actor.practitionerId,
      withdrawnByName: person.name,
      withdrawalReason: reason,
    });
    await tellOpenCases(change, patient.id);
    return presentPatient((await records.patients.find(patient.id)) ?? patient);
  },
});

/** Whoever has a case of the patient before them sees it there. */
async function tellOpenCases({ records, tell }: Change, patientId: string): Promise<void> {
  const cases = await records.consultations.list({ patientId }, listLength);
  for (const consultation of cases) {
    if (isClosed(consultation.status)) continue;
    const audience = [...participantsOf(consultation), ...desksOf(consultation)];
    tell(audience, 'consultation:updated', { consultationId: consultation.id });
  }
}

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
