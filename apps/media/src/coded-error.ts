import type { ErrorCode } from '@qarib/contracts';

/** A refusal the control plane is told by its code; anything else that is thrown is our fault. */
export class CodedError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.name = 'CodedError';
    this.code = code;
  }
}

/**
 * Runs something whose parameters came from a browser. mediasoup says no by throwing, and says it
 * too when its worker has just died, which is nobody's bad input.
 */
export async function refusingMedia<Result>(
  isAlive: () => boolean,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw new CodedError(isAlive() ? 'CALL_MEDIA_REFUSED' : 'MEDIA_UNAVAILABLE', { cause: error });
  }
}
