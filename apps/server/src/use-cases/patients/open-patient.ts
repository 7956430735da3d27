import { canIdentifyPatient, canUsePatient } from '@qarib/clinical';
import type { Patient, PatientIdentification } from '@qarib/contracts';
import type { Person } from '../../ports/person.ts';
import { findIdentified } from './find-identified.ts';
import { presentPatient } from './present-patient.ts';
import { requireAccess } from '../shared/require-access.ts';
import type { Ports } from '../shared/ports.ts';
import { changes } from '../shared/use-case.ts';

type Input = { readonly id: string; readonly identification: PatientIdentification };

const open = changes({
  action: 'open-patient',
  concerns: ({ id }: Input) => ({ entityType: 'Patient', entityId: id }),
  async run({ records, person }, { id, identification }) {
    const { actor } = person;
    const identified = await findIdentified(records, identification);
    const patient = identified.find((it) => it.id === id);
    requireAccess(patient, () => canIdentifyPatient(actor));
    if (canUsePatient(actor, patient)) return presentPatient(patient);
    await records.patients.addFurtherFacility(patient.id, actor.facilityId);
    const furtherFacilityIds = [...patient.furtherFacilityIds, actor.facilityId];
    return presentPatient({ ...patient, furtherFacilityIds });
  },
});

/**
 * The nurse opens the file of a patient of another site whom she has identified: from then on her site
 * cares for them as well. The audit keeps who opened whom.
 */
export async function openPatient(ports: Ports, person: Person, input: Input): Promise<Patient> {
  const { practitionerId } = person.actor;
  await ports.identifications.begin(practitionerId);
  const patient = await open(ports, person, input);
  await ports.identifications.succeeded(practitionerId);
  return patient;
}
