import {
  inputIssuesOf,
  mediaNodeCommands,
  type Ack,
  type AckError,
  type MediaNodeCommandName,
  type MediaNodeCommandPayload,
} from '@qarib/contracts';
import type { Logger } from 'pino';
import { CodedError } from './coded-error.ts';
import type { CommandHandlers } from './rooms.ts';

const isCommand = (name: string): name is MediaNodeCommandName =>
  Object.hasOwn(mediaNodeCommands, name);

function parse<Name extends MediaNodeCommandName>(
  name: Name,
  raw: unknown,
): { payload: MediaNodeCommandPayload<Name> } | { error: AckError } {
  const result = mediaNodeCommands[name].payload.safeParse(raw);
  // Each command has its own schema, which the compiler cannot follow through a key.
  if (result.success) return { payload: result.data as MediaNodeCommandPayload<Name> };
  const issues = inputIssuesOf(result.error);
  return { error: { code: 'INPUT_INVALID', message: 'INPUT_INVALID', issues } };
}

async function run<Name extends MediaNodeCommandName>(
  name: Name,
  handle: CommandHandlers[Name],
  raw: unknown,
): Promise<Ack<unknown>> {
  const parsed = parse(name, raw);
  if ('error' in parsed) return { ok: false, error: parsed.error };
  return { ok: true, data: await handle(parsed.payload) };
}

/** One command of the control plane: parsed, done, and answered with data or with a code. */
export async function dispatch(
  handlers: CommandHandlers,
  logger: Logger,
  name: string,
  raw: unknown,
): Promise<Ack<unknown>> {
  const refuse = (code: AckError['code']): Ack<unknown> => {
    logger.warn({ event: 'command:refused', command: isCommand(name) ? name : '?', code });
    return { ok: false, error: { code, message: code } };
  };
  if (!isCommand(name)) return refuse('EVENT_UNKNOWN');
  try {
    const ack = await run(name, handlers[name], raw);
    return ack.ok ? ack : refuse(ack.error.code) && ack;
  } catch (error) {
    if (error instanceof CodedError) return refuse(error.code);
    logger.error({ event: 'command:failed', command: name, err: error });
    return refuse('INTERNAL');
  }
}
