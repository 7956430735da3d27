import { pino, type DestinationStream } from 'pino';
import type { Log, LogFields } from '../../ports/log.ts';

/** Stack frames name files and lines; the first line of a stack quotes the message, and so data. */
const framesOf = (error: Error) =>
  (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));

function describe(error: unknown) {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  return { errorName: error.name, errorCode: code, frames: framesOf(error) };
}

/** Written at once: pino's flush at the exit never ends once nobody reads what is written. */
const standardOutput = () => pino.destination({ dest: 1, sync: true });

/** JSON lines on standard output. */
export function createPinoLog(
  level: string,
  destination: DestinationStream = standardOutput(),
): Log {
  const logger = pino({ level, base: undefined, messageKey: 'event' }, destination);
  return {
    debug: (event: string, fields: LogFields = {}) => logger.debug(fields, event),
    info: (event: string, fields: LogFields = {}) => logger.info(fields, event),
    warn: (event: string, fields: LogFields = {}) => logger.warn(fields, event),
    error: (event: string, error: unknown, fields: LogFields = {}) =>
      logger.error({ ...fields, ...describe(error) }, event),
  };
}
