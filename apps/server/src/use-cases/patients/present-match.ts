import type { Actor } from '@qarib/clinical';
import { canUsePatient } from '@qarib/clinical';
import type { PatientMatch } from '@qarib/contracts';
import type { PatientRecord } from '../../ports/patients.ts';
import type { Records } from '../../ports/store.ts';

/** As much of them as it takes to say who it is; nothing of what they came with. */
export async function presentMatches(
  records: Records,
  actor: Actor,
  patients: readonly PatientRecord[],
): Promise<PatientMatch[]> {
  const sites = [...new Set(patients.map(({ managingFacilityId }) => managingFacilityId))];
  const facilities = new Map(
    (await records.facilities.findMany(sites)).map((facility) => [facility.id, facility]),
  );
  return patients.map((patient) => {
    const facility = facilities.get(patient.managingFacilityId);
    if (!facility) throw new Error('a patient without a site');
    const { id, familyName, givenName, gender, birthDate, isBirthDateEstimated } = patient;
    return {
      id,
      familyName,
      givenName,
      gender,
      birthDate,
      isBirthDateEstimated,
      motherName: patient.motherName,
      facility,
      isOwn: canUsePatient(actor, patient),
    };
  });
}
