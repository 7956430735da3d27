import { AppError } from '../../ports/app-error.ts';

const codesOfFullDisk: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

/** What a full disk could not take now it may take later: whoever sent it is told to try again. */
export async function orUnavailable<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    const code = typeof error === 'object' && error && 'code' in error ? error.code : undefined;
    throw codesOfFullDisk.has(code) ? new AppError('DATABASE_UNAVAILABLE') : error;
  }
}
