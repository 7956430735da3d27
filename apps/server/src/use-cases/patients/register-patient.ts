import { ageInYears, canRegisterPatient, statisticsDay } from '@qarib/clinical';
import type { Patient, PatientRegistration } from '@qarib/contracts';
import { AppError, inputInvalid } from '../../ports/app-error.ts';
import type { PatientRecord } from '../../ports/patients.ts';
import { presentPatient } from './present-patient.ts';
import { changes } from '../shared/use-case.ts';

const oldestAgeYears = 125;

/** A new patient of the nurse's own site. */
export const registerPatient = changes({
  action: 'register-patient',
  concerns: (_input: PatientRegistration) => ({ entityType: 'Patient' }),
  makes: (patient: Patient) => ({ entityType: 'Patient', entityId: patient.id }),
  async run({ records, person, now, newId }, registration) {
    const { actor } = person;
    if (!canRegisterPatient(actor)) throw new AppError('NOT_FOUND');
    const { practitionerId: registeredById, facilityId: managingFacilityId } = actor;
    const { patients } = records;
    const earlier = await patients.findByKey(registeredById, registration.idempotencyKey);
    if (earlier) return presentPatient(earlier);
    requirePlausibleBirth(registration.birthDate, now);
    const patient: PatientRecord = {
      ...registration,
      id: newId(),
      registeredById,
      managingFacilityId,
      registeredAt: now,
      lastActivityAt: now,
      consents: [],
      allergies: [],
    };
    await patients.add(patient);
    return presentPatient(patient);
  },
});

function requirePlausibleBirth(birthDate: string, now: Date): void {
  const today = statisticsDay(now);
  if (birthDate > today) throw inputInvalid('birthDate', 'in_future');
  if (ageInYears(birthDate, today) > oldestAgeYears) throw inputInvalid('birthDate', 'too_old');
}
