import { AppError } from '../../ports/app-error.ts';
import type { Ports } from '../shared/ports.ts';

/** Counts a guess at somebody's password before it is looked at; after too many there is none for a while. */
export async function beginAttempt(
  { attempts }: Ports,
  email: string,
  address: string,
): Promise<void> {
  const seconds = await attempts.begin(email, address);
  if (seconds > 0) {
    throw new AppError('RATE_LIMITED', { details: { retryAfterSeconds: String(seconds) } });
  }
}
