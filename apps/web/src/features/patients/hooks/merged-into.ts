import { asApiError } from '../../../shared/api/api-error.ts';

/** The file that the one asked for is part of now; nothing when that is not why it failed. */
export function mergedInto(error: unknown): string | undefined {
  const { code, details } = asApiError(error);
  return code === 'PATIENT_MERGED' ? details['patientId'] : undefined;
}
