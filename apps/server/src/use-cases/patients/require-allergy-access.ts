import { canUpdateAllergies } from '@qarib/clinical';
import type { PatientRecord } from '../../ports/patients.ts';
import { requireAccess } from '../shared/require-access.ts';
import type { PersonalChange } from '../shared/use-case.ts';

/** More consultations of one patient than anybody has: the newest decide. */
const consultationsRead = 200;

/** The patient, for who may change what they must not be given. */
export async function requireAllergyAccess(
  { records, person }: PersonalChange,
  id: string,
): Promise<PatientRecord> {
  const patient = await records.patients.find(id);
  const consultations = await records.consultations.list(
    { patientId: patient?.id ?? id },
    consultationsRead,
  );
  requireAccess(patient, (it) => canUpdateAllergies(person.actor, it, consultations));
  return patient;
}
