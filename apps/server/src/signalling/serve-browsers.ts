import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Server, Socket } from 'socket.io';
import {
  commands,
  inputIssuesOf,
  type Ack,
  type AckError,
  type CommandName,
} from '@qarib/contracts';
import {
  AppError,
  type Person,
  type Ports,
  identify,
  readSessionEnd,
} from '../use-cases/boundary.ts';
import { loseConnection } from '../use-cases/lose-connection.ts';
import { readHealth } from '../use-cases/read-health.ts';
import { commandHandlers, isAboutRecords } from './commands.ts';
import { comesFromOwnPage, cookieOf } from './handshake.ts';

type Door = { readonly cookieName: string; readonly origins: readonly string[] };

type Limits = Readonly<Record<'commands' | 'refusals', RateLimiterMemory>>;

/** One connection: who is there, and how to ask again. */
type Connection = {
  readonly socket: Socket;
  readonly token: string | undefined;
  person: Person;
};

/** A joining browser sends about ten commands at once; nobody needs more than this for long. */
const commandsPerPerson = { points: 80, duration: 4 };

/** Whoever is told so often in a minute to slow down and does not is no browser of ours. */
const refusalsPerConnection = { points: 300, duration: 60 };

/** How soon an end of session that could not be read is looked up again. */
const sessionRetryMs = 30_000;

/** Lets signed-in browsers in and carries out their commands. */
export function serveBrowsers(io: Server, ports: Ports, door: Door): void {
  const limits = {
    commands: new RateLimiterMemory(commandsPerPerson),
    refusals: new RateLimiterMemory(refusalsPerConnection),
  };
  const people = new WeakMap<Socket, Person>();
  io.use((socket, proceed) => {
    void admit(ports, socket, door)
      .then((person) => void people.set(socket, person))
      .catch((error: unknown) => refusalOf(ports, error))
      .then((refusal) => proceed(refusal ?? undefined));
  });
  io.on('connection', (socket: Socket) => {
    const person = people.get(socket);
    if (!person) return;
    const connection = { socket, token: cookieOf(socket, door.cookieName), person };
    endWithSession(ports, connection);
    ports.notifier.welcome(socket.id, person);
    socket.emit('system:health-changed', readHealth(ports));
    socket.onAny((name: string, ...args: unknown[]) => {
      void answer(ports, limits, connection, name, args);
    });
    socket.on('disconnect', () => loseConnection(ports, socket.id));
  });
}

/** Rings and facts about patients must not reach a screen whose session is over. */
function endWithSession(ports: Ports, { socket, token, person }: Connection): void {
  let cancel = () => {};
  const lookAgainAt = (end: Date) => {
    if (!socket.connected) return;
    const waitMs = end.getTime() - ports.clock.now().getTime();
    cancel = ports.clock.after(Math.max(0, waitMs), () => void look());
  };
  const look = async () => {
    try {
      const end = await readSessionEnd(ports, token);
      if (end) lookAgainAt(end);
      else socket.disconnect(true);
    } catch {
      // The database is away: nothing is known to have ended.
      lookAgainAt(new Date(ports.clock.now().getTime() + sessionRetryMs));
    }
  };
  lookAgainAt(person.expiresAt);
  socket.on('disconnect', () => cancel());
}

async function admit(ports: Ports, socket: Socket, door: Door): Promise<Person> {
  if (!comesFromOwnPage(socket, door.origins)) throw new AppError('ORIGIN_FORBIDDEN');
  return identify(ports, cookieOf(socket, door.cookieName));
}

/** Socket.IO hands `data` to the browser's `connect_error`. */
function refusalOf(ports: Ports, error: unknown): Error {
  const { code, message } = describe(ports, error);
  return Object.assign(new Error(message), { data: { code } });
}

/** One command: known → not too many → well formed → the use case → the ack. */
async function answer(
  ports: Ports,
  limits: Limits,
  connection: Connection,
  name: string,
  args: readonly unknown[],
): Promise<void> {
  const last = args.at(-1);
  // Whoever sends no ack gets no answer, and nothing breaks.
  const reply = isAckFunction(last) ? last : () => {};
  try {
    const data = await carryOut(ports, limits, connection, name, args[0]);
    reply({ ok: true, data });
  } catch (error) {
    reply({ ok: false, error: describe(ports, error) });
  }
  // A browser that went away while its peer was being made: the peer is on its own from the start.
  if (!connection.socket.connected) loseConnection(ports, connection.socket.id);
}

async function carryOut(
  ports: Ports,
  limits: Limits,
  connection: Connection,
  name: string,
  raw: unknown,
): Promise<unknown> {
  const { practitionerId } = connection.person.actor;
  await limits.commands.consume(practitionerId).catch(() => {
    void limits.refusals
      .consume(connection.socket.id)
      .catch(() => connection.socket.disconnect(true));
    throw new AppError('RATE_LIMITED');
  });
  if (!isCommand(name)) throw new AppError('EVENT_UNKNOWN');
  return run(ports, connection, name, raw);
}

async function run(
  ports: Ports,
  connection: Connection,
  name: CommandName,
  raw: unknown,
): Promise<unknown> {
  const { payload, reply } = commands[name];
  const parsed = payload.safeParse(raw);
  if (!parsed.success) {
    throw new AppError('INPUT_INVALID', { issues: inputIssuesOf(parsed.error) });
  }
  const isExpired = connection.person.expiresAt <= ports.clock.now();
  if (isExpired || isAboutRecords(name)) {
    connection.person = await identify(ports, connection.token);
  }
  const speaker = { person: connection.person, connectionId: connection.socket.id };
  // The schema is the command's own, which the compiler cannot follow through the index.
  const data = await commandHandlers[name](ports, speaker, parsed.data as never);
  return reply.parse(data);
}

type AckFunction = (ack: Ack<unknown>) => void;
const isAckFunction = (value: unknown): value is AckFunction => typeof value === 'function';
const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name);

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
