import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Socket } from 'socket.io';
import { commands, inputIssuesOf, type AckError, type CommandName } from '@qarib/contracts';
import { AppError, type Ports } from '../use-cases/boundary.ts';
import { loseConnection, type ConnectionEnd } from '../use-cases/calls/lose-connection.ts';

/** A joining browser sends about ten commands at once; nobody needs more than this for long. */
const commandsPerCaller = { points: 80, duration: 4 };

/** Whoever is told so often in a minute to slow down and does not is no browser of ours. */
const refusalsPerConnection = { points: 300, duration: 60 };

/** Every tab has one, and for a moment the one it lost: more than this is no person's doing. */
const connectionsPerCaller = 16;

/** Where one sort of caller, a signed-in person or a guest, is let in and listened to. */
export type Desk = {
  readonly ports: Ports;
  readonly commands: RateLimiterMemory;
  readonly refusals: RateLimiterMemory;
  readonly connections: Map<string, number>;
};

export const createDesk = (ports: Ports): Desk => ({
  ports,
  commands: new RateLimiterMemory(commandsPerCaller),
  refusals: new RateLimiterMemory(refusalsPerConnection),
  connections: new Map(),
});

/** Counts a connection of a caller, until it ends; one too many is refused. */
export function countConnection({ connections }: Desk, callerId: string, socket: Socket): void {
  // Gone while it was being looked up: nothing would ever count it out again.
  if (socket.conn.readyState !== 'open') return;
  const open = connections.get(callerId) ?? 0;
  if (open >= connectionsPerCaller) throw new AppError('TOO_MANY_CONNECTIONS');
  connections.set(callerId, open + 1);
  socket.conn.once('close', () => {
    const left = (connections.get(callerId) ?? 1) - 1;
    if (left > 0) connections.set(callerId, left);
    else connections.delete(callerId);
  });
}

type Line = {
  readonly socket: Socket;
  readonly callerId: string;
  /** What this sort of caller may ask for, and does it: the payload is well formed. */
  carryOut(name: CommandName, payload: unknown): Promise<unknown>;
};

/** One command: not too many → known → well formed → the use case → the ack. */
export function answerCommands(desk: Desk, line: Line): void {
  const { socket } = line;
  socket.onAny((name: string, ...args: unknown[]) => void answer(desk, line, name, args));
  socket.on('disconnect', (reason) => loseConnection(desk.ports, socket.id, endOf(reason)));
}

const endOf = (reason: string): ConnectionEnd =>
  reason === 'server namespace disconnect' ? 'sent-away' : 'lost';

async function answer(
  desk: Desk,
  line: Line,
  name: string,
  args: readonly unknown[],
): Promise<void> {
  const last = args.at(-1);
  // Whoever sends no ack gets no answer, and nothing breaks.
  const reply = isAckFunction(last) ? last : () => {};
  try {
    const data = await run(desk, line, name, args[0]);
    reply({ ok: true, data });
  } catch (error) {
    reply({ ok: false, error: describe(desk.ports, error) });
  }
  // A browser that went away while its peer was being made: the peer is on its own from the start.
  if (!line.socket.connected) loseConnection(desk.ports, line.socket.id, 'lost');
}

async function run(desk: Desk, line: Line, name: string, raw: unknown): Promise<unknown> {
  const { socket, callerId } = line;
  await desk.commands.consume(callerId).catch(() => {
    void desk.refusals.consume(socket.id).catch(() => socket.disconnect(true));
    throw new AppError('RATE_LIMITED');
  });
  if (!isCommand(name)) throw new AppError('EVENT_UNKNOWN');
  const { payload, reply } = commands[name];
  const parsed = payload.safeParse(raw);
  if (!parsed.success) {
    throw new AppError('INPUT_INVALID', { issues: inputIssuesOf(parsed.error) });
  }
  return reply.parse(await line.carryOut(name, parsed.data));
}

type AckFunction = (ack: unknown) => void;
const isAckFunction = (value: unknown): value is AckFunction => typeof value === 'function';
const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name);

/** Socket.IO hands `data` to the browser's `connect_error`. */
export function refusalOf(ports: Ports, error: unknown): Error {
  const { code, message } = describe(ports, error);
  return Object.assign(new Error(message), { data: { code } });
}

function describe(ports: Ports, error: unknown): AckError {
  if (error instanceof AppError) {
    const { code, issues, details } = error;
    return {
      code,
      message: code,
      ...(issues && { issues: [...issues] }),
      ...(details && { details: { ...details } }),
    };
  }
  const instance = ports.ids.next();
  ports.log.error('command-failed', error, { instance });
  return { code: 'INTERNAL', message: 'INTERNAL', details: { instance } };
}
