import type { Server, Socket } from 'socket.io';
import type { CommandName } from '@qarib/contracts';
import {
  AppError,
  type Person,
  type Ports,
  identify,
  readSessionEnd,
} from '../use-cases/boundary.ts';
import { readHealth } from '../use-cases/platform/read-health.ts';
import { answerCommands, countConnection, createDesk, refusalOf } from './answer-commands.ts';
import { commandHandlers, isAboutRecords } from './commands.ts';
import { comesFromOwnPage, cookieOf } from './handshake.ts';

export type Door = { readonly cookieName: string; readonly origins: readonly string[] };

/** One connection: who is there, and how to ask again. */
type Connection = {
  readonly socket: Socket;
  readonly token: string | undefined;
  person: Person;
};

/** How soon an end of session that could not be read is looked up again. */
const sessionRetryMs = 30_000;

/** Lets signed-in browsers in and carries out their commands. */
export function serveBrowsers(io: Server, ports: Ports, door: Door): void {
  const desk = createDesk(ports);
  const people = new WeakMap<Socket, Person>();
  io.use((socket, proceed) => {
    const receive = async () => {
      const person = await admit(ports, socket, door);
      countConnection(desk, person.actor.practitionerId, socket);
      people.set(socket, person);
    };
    void receive()
      .catch((error: unknown) => refusalOf(ports, error))
      .then((refusal) => proceed(refusal ?? undefined));
  });
  io.on('connection', (socket: Socket) => {
    const person = people.get(socket);
    if (!person) return;
    const connection = { socket, token: cookieOf(socket, door.cookieName), person };
    endWithSession(ports, connection);
    ports.notifier.welcome(socket.id, person);
    countAtSite(ports, socket, person);
    socket.emit('system:health-changed', readHealth(ports));
    answerCommands(desk, {
      socket,
      callerId: person.actor.practitionerId,
      carryOut: (name, payload) => carryOut(ports, connection, name, payload),
    });
  });
}

/** A site at which somebody has Qarib open is on the live board. */
function countAtSite(ports: Ports, socket: Socket, { actor }: Person): void {
  if (actor.role !== 'nurse') return;
  const depart = ports.board.arriveAt(ports, actor.facilityId);
  socket.on('disconnect', depart);
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

async function carryOut(
  ports: Ports,
  connection: Connection,
  name: CommandName,
  payload: unknown,
): Promise<unknown> {
  const isExpired = connection.person.expiresAt <= ports.clock.now();
  if (isExpired || isAboutRecords(name)) {
    connection.person = await identify(ports, connection.token);
  }
  const speaker = { person: connection.person, connectionId: connection.socket.id };
  // The schema is the command's own, which the compiler cannot follow through the index.
  return commandHandlers[name](ports, speaker, payload as never);
}
