import { doc, int } from './bson/values.ts';
import type { Document, Value } from './bson/values.ts';

/** MongoDB's own numbers; drivers and their users switch on them. */
export const errorCode = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  IllegalOperation: 20,
  InvalidBSON: 22,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  NamespaceNotFound: 26,
  WriteConflict: 112,
  CommandNotSupported: 115,
  ConversionFailure: 241,
  ConflictingOperationInProgress: 117,
  CannotSatisfyWriteConcern: 100,
  CannotIndexParallelArrays: 171,
  TransactionTooOld: 225,
  CursorKilled: 237,
  NotImplemented: 238,
  SnapshotUnavailable: 246,
  NoSuchTransaction: 251,
  TransactionCommitted: 256,
  TransactionTooLarge: 257,
  OperationNotSupportedInTransaction: 263,
  TransactionExceededLifetimeLimitSeconds: 290,
  DataCorruptionDetected: 301,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  CursorInUse: 12051,
  OutOfDiskSpace: 14031,
  IDLUnknownField: 40415,
  IDLFailedToParse: 40414,
} as const;

export type ErrorName = keyof typeof errorCode;

type Details = {
  /** a number for errors that MongoDB knows only as "Location12345" */
  location?: number;
  labels?: readonly string[];
  /** fields added to the error document, for example keyPattern and keyValue */
  info?: Record<string, Value>;
};

/** A refusal the client sees, with MongoDB's code, name and labels. */
export class CommandError extends Error {
  readonly code: number;
  readonly codeName: string;
  readonly labels: readonly string[];
  readonly info: Record<string, Value>;

  constructor(name: ErrorName, message: string, details: Details = {}) {
    super(message);
    this.name = 'CommandError';
    this.code = details.location ?? errorCode[name];
    this.codeName = details.location === undefined ? name : `Location${details.location}`;
    this.labels = details.labels ?? [];
    this.info = details.info ?? {};
  }
}

export const badValue = (message: string): CommandError => new CommandError('BadValue', message);

export const failedToParse = (message: string): CommandError =>
  new CommandError('FailedToParse', message);

/** For what exists in MongoDB and not here: refused, so that nobody builds on a wrong answer. */
export const notSupported = (what: string): CommandError =>
  new CommandError('NotImplemented', `${what} is not supported by this server`);

export const transient = (name: ErrorName, message: string): CommandError =>
  new CommandError(name, message, { labels: ['TransientTransactionError'] });

export const errorReply = (error: CommandError): Document => {
  const reply = doc({
    ok: 0,
    errmsg: error.message,
    code: int(error.code),
    codeName: error.codeName,
    ...error.info,
  });
  if (error.labels.length > 0) reply.set('errorLabels', [...error.labels]);
  return reply;
};
