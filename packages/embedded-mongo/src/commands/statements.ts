import { doc, int } from '../bson/values.ts';
import type { Document, Value } from '../bson/values.ts';
import { CommandError, errorCode } from '../errors.ts';
import { wholeNumber } from '../bson/whole-number.ts';
import type { WriteUnit } from '../store/unit.ts';
import { earlierResult, rememberResult } from '../transactions/retry-log.ts';
import { retryableStatement, writeOnce } from './context.ts';
import type { Context } from './context.ts';
import { takingTurns } from './turns.ts';

/** Errors that end a command as a whole rather than one of its statements. */
const ENDS_COMMAND: ReadonlySet<number> = new Set<number>([
  errorCode.WriteConflict,
  errorCode.InternalError,
  errorCode.OutOfDiskSpace,
  errorCode.MaxTimeMSExpired,
  errorCode.TransactionTooOld,
]);

export type StatementResults = {
  results: Map<number, Document>;
  writeErrors: Value[];
};

const toWriteError = (error: CommandError, index: number): Value =>
  doc({
    index: int(index),
    code: int(error.code),
    errmsg: error.message,
    ...error.info,
  });

const statementId = (context: Context, at: number): number => {
  const single = wholeNumber(context.fields.value('stmtId'));
  if (single !== undefined) return Number(single) + at;
  const given = context.fields.array('stmtIds')?.[at];
  return given === undefined ? at : Number(wholeNumber(given) ?? at);
};

/** What a statement answers, and when that will be on disk. */
export type Performed = { result: Document; durable: Promise<void> };

/** One statement, once: if it was already done under this number, its first result again. */
export const runStatement = async (
  context: Context,
  at: number,
  change: (unit: WriteUnit) => Document,
): Promise<Performed> => {
  const retryable = retryableStatement(context, statementId(context, at));
  const written = await writeOnce(context, (unit) => {
    const earlier = retryable === undefined ? undefined : earlierResult(unit, retryable);
    if (earlier !== undefined) return { result: earlier, isRepeated: true };
    const result = change(unit);
    if (retryable !== undefined) rememberResult(unit, retryable, result);
    return { result, isRepeated: false };
  });
  const { result, isRepeated } = written.result;
  // The first attempt may still be on its way to the disk.
  return { result, durable: isRepeated ? context.engine.store.settled() : written.durable };
};

/** Runs the statements of a write command in order and answers when all of them are durable. */
export const runStatements = async <T>(
  context: Context,
  statements: readonly T[],
  perform: (statement: T, at: number) => Promise<Performed>,
): Promise<StatementResults> => {
  const isOrdered = context.fields.value('ordered') !== false;
  const results = new Map<number, Document>();
  const writeErrors: Value[] = [];
  const durable: Promise<void>[] = [];
  // A client that hears nothing for some seconds takes the server for lost.
  const giveWay = takingTurns();
  for (const [at, statement] of statements.entries()) {
    await giveWay();
    try {
      const written = await perform(statement, at);
      results.set(at, written.result);
      durable.push(written.durable);
    } catch (error) {
      if (!(error instanceof CommandError) || ENDS_COMMAND.has(error.code)) throw error;
      writeErrors.push(toWriteError(error, at));
      if (context.transaction !== undefined || isOrdered) break;
    }
  }
  await Promise.all(durable);
  return { results, writeErrors };
};
