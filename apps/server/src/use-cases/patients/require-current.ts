import { AppError } from '../../ports/app-error.ts';
import type { PatientRecord } from '../../ports/patients.ts';

/** Who asks for a file that was merged is told which one it is part of now, and reads that. */
export function requireCurrent(patient: PatientRecord, askedId: string): void {
  if (patient.id === askedId) return;
  throw new AppError('PATIENT_MERGED', { details: { patientId: patient.id } });
}
