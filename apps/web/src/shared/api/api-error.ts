import type { ErrorCode, Problem } from '@qarib/contracts';

/** What can go wrong before any server has answered; it has words in the same place as the server's codes. */
export const clientErrorCodes = [
  'OFFLINE',
  'TIMEOUT',
  'SERVER_UNREACHABLE',
  'REPLY_UNREADABLE',
] as const;
export type ClientErrorCode = (typeof clientErrorCodes)[number];
export type AnyErrorCode = ErrorCode | ClientErrorCode;

/** Every refusal the interface meets, whether over HTTP or the socket. Pages switch on `code` alone. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: AnyErrorCode;
  /** The id the server's log has too; empty when no server answered. */
  readonly instance: string;
  readonly issues: NonNullable<Problem['issues']>;
  readonly details: Readonly<Record<string, string>>;

  constructor(
    code: AnyErrorCode,
    facts: Pick<Problem, 'issues' | 'details'> & { instance?: string } = {},
  ) {
    super(code);
    this.code = code;
    this.instance = facts.instance ?? '';
    this.issues = facts.issues ?? [];
    this.details = facts.details ?? {};
  }
}

/** Anything thrown, as an error with a code that has words. */
export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError('INTERNAL');
}

/** Whether the same request may succeed a little later without anyone changing it. */
export function isWorthRetrying(error: unknown): boolean {
  const { code } = asApiError(error);
  return (
    code === 'TIMEOUT' ||
    code === 'SERVER_UNREACHABLE' ||
    code === 'DATABASE_UNAVAILABLE' ||
    code === 'MEDIA_UNAVAILABLE'
  );
}
