import { isDocument } from '../bson/values.ts';
import type { Document } from '../bson/values.ts';
import type { EncodableDocument } from '../bson/encode.ts';
import { CommandError, errorReply } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Client } from '../transactions/sessions.ts';
import type { Transaction } from '../transactions/transaction.ts';
import type { Command, Context, Engine } from './context.ts';
import { Fields } from './fields.ts';
import { parseSession } from './session-id.ts';
import type { SessionId } from './session-id.ts';
import { commandTable } from './table.ts';
import { wholeNumber } from '../bson/whole-number.ts';

/** What every command may carry; none of it changes an answer here, or it is dealt with below. */
const COMMON_FIELDS = [
  '$db',
  'lsid',
  'txnNumber',
  'autocommit',
  'startTransaction',
  '$clusterTime',
  '$readPreference',
  'readConcern',
  'writeConcern',
  'comment',
  'maxTimeMS',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
];

const ENDS_TRANSACTION = new Set(['commitTransaction', 'abortTransaction']);

const invalidOptions = (message: string): CommandError =>
  new CommandError('InvalidOptions', message);

/** One member can satisfy a majority of one, and no larger number. */
const checkWriteConcern = (fields: Fields): void => {
  const members = fields.document('writeConcern')?.get('w');
  if (Number(wholeNumber(members) ?? 0n) > 1) {
    throw new CommandError('CannotSatisfyWriteConcern', 'Not enough data-bearing nodes');
  }
};

const READ_CONCERNS: ReadonlySet<unknown> = new Set([
  'local',
  'available',
  'majority',
  'linearizable',
  'snapshot',
]);

/** Every read sees only what is durable, so all levels are met alike; a point in time is not. */
const checkReadConcern = (fields: Fields): void => {
  const concern = fields.document('readConcern');
  const level = concern?.get('level');
  if (level !== undefined && !READ_CONCERNS.has(level)) {
    throw new CommandError('FailedToParse', 'readConcern.level must be a known level');
  }
  if (concern?.has('atClusterTime') === true) {
    throw new CommandError(
      'NotImplemented',
      'reading at a cluster time is not supported by this server',
    );
  }
};

type TransactionPart = { transaction: Transaction | undefined; isInTransaction: boolean };

type Asked = {
  readonly engine: Engine;
  readonly client: Client;
  readonly name: string;
  readonly fields: Fields;
  readonly session: SessionId | undefined;
  readonly txnNumber: bigint | undefined;
};

const transactionOf = ({
  engine,
  client,
  name,
  fields,
  session,
  txnNumber,
}: Asked): TransactionPart => {
  if (fields.value('autocommit') !== false) {
    if (fields.flag('startTransaction'))
      throw invalidOptions("'startTransaction' requires 'autocommit: false'");
    return { transaction: undefined, isInTransaction: false };
  }
  if (session === undefined || txnNumber === undefined) {
    throw invalidOptions('a transaction needs a session and a transaction number');
  }
  if (ENDS_TRANSACTION.has(name)) return { transaction: undefined, isInTransaction: true };
  const transaction = fields.flag('startTransaction')
    ? engine.sessions.begin(session.text, txnNumber, client)
    : engine.sessions.current(session.text, txnNumber, client);
  return { transaction, isInTransaction: true };
};

const checkAllowed = (name: string, command: Command, isInTransaction: boolean): void => {
  if (isInTransaction && command.isAllowedInTransaction !== true) {
    throw new CommandError(
      'OperationNotSupportedInTransaction',
      `Cannot run '${name}' in a multi-document transaction.`,
    );
  }
  if (!isInTransaction && ENDS_TRANSACTION.has(name)) {
    throw invalidOptions(`${name} must be run within a transaction`);
  }
};

const findCommand = (name: string): Command => {
  const command = commandTable.get(name);
  if (command === undefined)
    throw new CommandError('CommandNotFound', `no such command: '${name}'`);
  return command;
};

/** By the name of the command: names of one command in two spellings are two. */
const allowed = new Map<string, ReadonlySet<string>>();

const allowedFields = (name: string, { fields }: Command): ReadonlySet<string> | undefined => {
  if (fields === 'any') return undefined;
  const known = allowed.get(name) ?? new Set([name, ...COMMON_FIELDS, ...fields]);
  allowed.set(name, known);
  return known;
};

const contextOf = (
  engine: Engine,
  client: Client,
  command: Command,
  document: Document,
): Context => {
  const [name = ''] = document.keys();
  const fields = new Fields(name, document, allowedFields(name, command));
  checkWriteConcern(fields);
  checkReadConcern(fields);
  const lsid = fields.document('lsid');
  const session = lsid === undefined ? undefined : parseSession(lsid);
  const number = fields.size('txnNumber');
  const txnNumber = number === undefined ? undefined : BigInt(number);
  const target = document.get(name);
  const maxTimeMs = fields.size('maxTimeMS') ?? 0;
  const asked = { engine, client, name, fields, session, txnNumber };
  const { transaction, isInTransaction } = transactionOf(asked);
  checkAllowed(name, command, isInTransaction);
  return {
    engine,
    fields,
    session,
    txnNumber,
    transaction,
    database: fields.required('text', '$db'),
    target: typeof target === 'string' ? target : '',
    deadlineMs: maxTimeMs === 0 ? undefined : engine.now() + maxTimeMs,
  };
};

/** MongoDB ends a transaction at its first error; its client starts it again. */
const abortAfterError = (engine: Engine, document: Document): void => {
  const [lsid, number] = [document.get('lsid'), document.get('txnNumber')];
  if (document.get('autocommit') !== false || !isDocument(lsid) || typeof number !== 'bigint')
    return;
  const { text } = parseSession(lsid);
  engine.cursors.killTransaction(text, number);
  engine.sessions.abortIfOpen(text, number);
};

const hasWriteErrors = (reply: EncodableDocument): boolean => reply.has('writeErrors');

const toCommandError = (error: unknown, log: Log, name: string): CommandError => {
  if (error instanceof CommandError) return error;
  // The message could quote data, so only the kind of error and where it arose is told.
  const where =
    error instanceof Error ? (/^ {4}at .*$/m.exec(error.stack ?? '')?.[0].trim() ?? '') : '';
  log('command-failed', {
    command: name,
    kind: error instanceof Error ? error.name : typeof error,
    where,
  });
  return new CommandError('InternalError', 'the command failed inside the server');
};

/** Answers one command; whatever goes wrong becomes an error reply. */
export const runCommand = async (
  engine: Engine,
  log: Log,
  client: Client,
  document: Document,
): Promise<EncodableDocument> => {
  const [name = ''] = document.keys();
  try {
    const command = findCommand(name);
    const context = contextOf(engine, client, command, document);
    const reply = await command.run(context);
    if (context.transaction !== undefined && hasWriteErrors(reply))
      abortAfterError(engine, document);
    return new Map([...reply, ['ok', 1]]);
  } catch (error) {
    const reported = toCommandError(error, log, name);
    if (!ENDS_TRANSACTION.has(name) && commandTable.has(name)) {
      try {
        abortAfterError(engine, document);
      } catch {
        // The session itself was unreadable; the first error already says so.
      }
    }
    return errorReply(reported);
  }
};
