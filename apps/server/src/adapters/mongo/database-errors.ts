import { mongo, Error as MongooseErrors } from 'mongoose';
import { AppError } from '../../ports/app-error.ts';

/** A write to a socket that has just been closed is told by the system, and the driver hands it on as it is. */
const closedSocketCodes = new Set(['EPIPE', 'ECONNRESET', 'ECONNABORTED', 'ERR_STREAM_DESTROYED']);

const isOfClosedSocket = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  closedSocketCodes.has(error.code);

/** Whatever the driver met while it wrote several: the database would have said a number. */
const isOfUnsentWrites = (error: unknown) =>
  error instanceof mongo.MongoBulkWriteError && typeof error.code !== 'number';

/** `OutOfDiskSpace`: nothing was changed, and nothing will be until somebody makes room. */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof mongo.MongoError && error.code === 14_031;

/** Errors that say "the database is not there now", as opposed to "the database says no". */
const isUnavailable = (error: unknown) =>
  error instanceof mongo.MongoNetworkError ||
  isOfClosedSocket(error) ||
  isOfUnsentWrites(error) ||
  isDiskFull(error) ||
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
  if (!(error instanceof mongo.MongoError) || isUnavailable(error)) return false;
  return error.hasErrorLabel('TransientTransactionError') || isDuplicate(error);
}

/**
 * Another's write of the same intention: the next attempt finds and replays it. One that is met again
 * and again is nobody else's, and says what is wrong.
 */
export function isDuplicate(error: unknown): boolean {
  return error instanceof mongo.MongoError && error.code === 11_000;
}

/** Nobody heard how it ended. An error of the system's makes the driver itself stumble in the middle of a commit. */
export function isCommitUnknown(error: unknown): boolean {
  const isOfDatabase = error instanceof mongo.MongoError;
  return !isOfDatabase || error.hasErrorLabel('UnknownTransactionCommitResult');
}
