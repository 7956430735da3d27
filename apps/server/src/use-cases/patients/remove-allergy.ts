import { presentPatient } from './present-patient.ts';
import { requireAllergyAccess } from './require-allergy-access.ts';
import { changes } from '../shared/use-case.ts';

type Input = { readonly id: string; readonly allergyId: string };

/** It was no allergy after all. The record keeps that it was thought to be one, and who took it off. */
export const removeAllergy = changes({
  action: 'remove-allergy',
  concerns: ({ id }: Input) => ({ entityType: 'Patient', entityId: id }),
  async run(change, { id, allergyId }) {
    const patient = await requireAllergyAccess(change, id);
    const { records, person, now } = change;
    await records.patients.removeAllergy(patient.id, allergyId, now, person.actor.practitionerId);
    const allergies = patient.allergies.filter((it) => it.id !== allergyId);
    return presentPatient({ ...patient, allergies });
  },
});
