import { errorStatuses, type ErrorCode, type InputIssue } from '@qarib/contracts';

type Extras = {
  readonly issues?: readonly InputIssue[];
  readonly details?: Readonly<Record<string, string>>;
};

/** A refusal a client can understand: one of the contract's codes, and what belongs to it. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly issues: readonly InputIssue[] | undefined;
  readonly details: Readonly<Record<string, string>> | undefined;

  constructor(code: ErrorCode, extras: Extras = {}) {
    super(code);
    this.code = code;
    this.issues = extras.issues;
    this.details = extras.details;
  }

  get status(): number {
    return errorStatuses[this.code];
  }
}

/** For input that is well formed and yet wrong. */
export const inputInvalid = (path: string, message: string) =>
  new AppError('INPUT_INVALID', { issues: [{ path, message }] });
