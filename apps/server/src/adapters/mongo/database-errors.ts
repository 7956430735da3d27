import { mongo, Error as MongooseErrors } from 'mongoose';
import { AppError } from '../../ports/app-error.ts';

/** Errors that say "the database is not there now", as opposed to "the database says no". */
const isUnavailable = (error: unknown) =>
  error instanceof mongo.MongoNetworkError ||
  error instanceof mongo.MongoServerSelectionError ||
  error instanceof mongo.MongoNotConnectedError ||
  error instanceof mongo.MongoTopologyClosedError ||
  error instanceof mongo.MongoExpiredSessionError ||
  error instanceof mongo.MongoClientClosedError ||
  error instanceof MongooseErrors.MongooseServerSelectionError ||
  (error instanceof mongo.MongoError && error.hasErrorLabel('InterruptInUseConnections')) ||
  (error instanceof Error && /PoolCleared|PoolClosed|WaitQueueTimeout/.test(error.name)) ||
  // bufferCommands is off: the driver was never connected, or is no longer.
  (error instanceof Error && error.name === 'MongooseError' && /connected/.test(error.message));

export function asAppError(error: unknown): unknown {
  return isUnavailable(error) ? new AppError('DATABASE_UNAVAILABLE') : error;
}

/** The server aborted the transaction for a reason that another attempt may not meet. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof mongo.MongoError) || error instanceof mongo.MongoNetworkError)
    return false;
  return error.hasErrorLabel('TransientTransactionError') || isDuplicate(error);
}

/**
 * Another's write of the same intention: the next attempt finds and replays it. One that is met again
 * and again is nobody else's, and says what is wrong.
 */
export function isDuplicate(error: unknown): boolean {
  return error instanceof mongo.MongoError && error.code === 11_000;
}

export function isCommitUnknown(error: unknown): boolean {
  return error instanceof mongo.MongoError && error.hasErrorLabel('UnknownTransactionCommitResult');
}
