import type { PatientIdentity } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Records } from '../../ports/store.ts';

/** A number is one person's, whatever anybody says. */
export async function requireFreeNumbers(
  { patients }: Records,
  identity: Pick<PatientIdentity, 'healthCardNumber' | 'nationalId'>,
  ownId?: string,
): Promise<void> {
  for (const number of ['healthCardNumber', 'nationalId'] as const) {
    const value = identity[number];
    const known = value && (await patients.findByNumber(number, value));
    if (known && known.id !== ownId) {
      const issues = [{ path: number, message: 'taken' }];
      throw new AppError('PATIENT_ALREADY_REGISTERED', { issues });
    }
  }
}
