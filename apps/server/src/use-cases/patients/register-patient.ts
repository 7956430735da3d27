import { canRegisterPatient, identityIssues, moroccanDay } from '@qarib/clinical';
import type { Patient, PatientIdentity, PatientRegistration } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { PatientRecord } from '../../ports/patients.ts';
import type { Records } from '../../ports/store.ts';
import { likelyDuplicates } from './likely-duplicates.ts';
import { presentPatient } from './present-patient.ts';
import { requireFreeNumbers } from './require-free-numbers.ts';
import { changes } from '../shared/use-case.ts';

/** A new patient of the nurse's own site, whom no site has registered yet. */
export const registerPatient = changes({
  action: 'register-patient',
  concerns: (_input: PatientRegistration) => ({ entityType: 'Patient' }),
  makes: (patient: Patient) => ({ entityType: 'Patient', entityId: patient.id }),
  async run({ records, person, now, newId }, registration) {
    const { actor } = person;
    if (!canRegisterPatient(actor)) throw new AppError('NOT_FOUND');
    const { idempotencyKey, distinctFrom, ...identity } = registration;
    const { practitionerId: registeredById, facilityId: managingFacilityId } = actor;
    const { patients } = records;
    const earlier = await patients.findByKey(registeredById, idempotencyKey);
    if (earlier) return presentPatient(earlier);
    const issues = identityIssues(identity, moroccanDay(now));
    if (issues.length > 0) throw new AppError('INPUT_INVALID', { issues });
    await patients.holdName(identity.familyName, identity.givenName);
    await requireNew(records, identity, distinctFrom);
    const patient: PatientRecord = {
      ...identity,
      id: newId(),
      idempotencyKey,
      registeredById,
      managingFacilityId,
      furtherFacilityIds: [],
      formerNames: [],
      registeredAt: now,
      lastActivityAt: now,
      consents: [],
      allergies: [],
    };
    await patients.add(patient);
    return presentPatient(patient);
  },
});

/**
 * Who is only likely the same person can be said to be another: those the nurse was shown and told apart
 * are named in `distinctFrom`.
 */
async function requireNew(
  records: Records,
  identity: PatientIdentity,
  distinctFrom: readonly string[],
): Promise<void> {
  await requireFreeNumbers(records, identity);
  const likely = await likelyDuplicates(records, identity);
  if (likely.some(({ id }) => !distinctFrom.includes(id))) {
    throw new AppError('PATIENT_LIKELY_KNOWN');
  }
}
