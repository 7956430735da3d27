import type { DeviceProblem } from './call-snapshot.ts';

const problemsByError: Readonly<Record<string, DeviceProblem>> = {
  NotAllowedError: 'permission-denied',
  SecurityError: 'permission-denied',
  NotFoundError: 'not-found',
  OverconstrainedError: 'not-found',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
};

/** What a refusal of `getUserMedia` means to the person. */
export const problemOf = (error: unknown): DeviceProblem =>
  (error instanceof Error && problemsByError[error.name]) || 'failed';
