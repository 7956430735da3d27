import { searchableName } from '@qarib/clinical';
import type { AllergyRecord as Input } from '@qarib/contracts';
import { inputInvalid } from '../../ports/app-error.ts';
import type { AllergyRecord } from '../../ports/patients.ts';
import { knownAllergies, presentPatient } from './present-patient.ts';
import { requireAllergyAccess } from './require-allergy-access.ts';
import { changes } from '../shared/use-case.ts';

/** A longer list is nobody's allergies: it would hide the ones that matter. */
const allergyLimit = 50;

/** Something the patient must not be given. Said twice, it is kept once. */
export const addAllergy = changes({
  action: 'add-allergy',
  concerns: ({ id }: Input & { readonly id: string }) => ({ entityType: 'Patient', entityId: id }),
  async run(change, { id, ...input }) {
    const patient = await requireAllergyAccess(change, id);
    const known = knownAllergies(patient);
    const isKnown =
      patient.allergies.some((it) => it.idempotencyKey === input.idempotencyKey) ||
      known.some((it) => searchableName(it.substance) === searchableName(input.substance));
    if (isKnown) return presentPatient(patient);
    if (known.length >= allergyLimit) throw inputInvalid('substance', 'too_many');
    const { records, person, now, newId } = change;
    const recordedBy = { id: person.actor.practitionerId, name: person.name };
    const allergy: AllergyRecord = { ...input, id: newId(), recordedAt: now, recordedBy };
    await records.patients.addAllergy(patient.id, allergy);
    return presentPatient({ ...patient, allergies: [...patient.allergies, allergy] });
  },
});
