import type { Namespace, Socket } from 'socket.io';
import type { CommandName } from '@qarib/contracts';
import { AppError, type Guest, type Ports, identifyGuest } from '../use-cases/boundary.ts';
import { endPlaces } from '../use-cases/calls/end-places.ts';
import { readHealth } from '../use-cases/platform/read-health.ts';
import { answerCommands, countConnection, createDesk, refusalOf } from './answer-commands.ts';
import { guestCommandHandlers, isGuestCommand } from './guest-commands.ts';
import { comesFromOwnPage, cookieOf } from './handshake.ts';
import type { Door } from './serve-browsers.ts';

/**
 * Lets guests in, each into one call. Their namespace knows no session and no audience of the site:
 * what is not handed to them here does not reach them.
 */
export function serveGuests(namespace: Namespace, ports: Ports, door: Door): void {
  const desk = createDesk(ports);
  const guests = new WeakMap<Socket, Guest>();
  namespace.use((socket, proceed) => {
    const receive = async () => {
      const guest = await admit(ports, socket, door);
      countConnection(desk, guest.invitationId, socket);
      guests.set(socket, guest);
    };
    void receive()
      .catch((error: unknown) => refusalOf(ports, error))
      .then((refusal) => proceed(refusal ?? undefined));
  });
  namespace.on('connection', (socket: Socket) => {
    const guest = guests.get(socket);
    if (!guest) return;
    ports.notifier.welcomeGuest(socket.id, guest.invitationId);
    socket.emit('system:health-changed', readHealth(ports));
    endWithStay(ports, socket, guest);
    const token = cookieOf(socket, door.cookieName);
    answerCommands(desk, {
      socket,
      callerId: guest.invitationId,
      carryOut: (name, payload) => carryOut(ports, { socket, token, guest }, name, payload),
    });
  });
}

type Connection = {
  readonly socket: Socket;
  readonly token: string | undefined;
  readonly guest: Guest;
};

function endWithStay(ports: Ports, socket: Socket, { invitationId, expiresAt }: Guest): void {
  const waitMs = expiresAt.getTime() - ports.clock.now().getTime();
  const cancel = ports.clock.after(
    Math.max(0, waitMs),
    () => void endPlaces(ports, invitationId, 'withdrawn'),
  );
  socket.on('disconnect', () => cancel());
}

async function admit(ports: Ports, socket: Socket, door: Door): Promise<Guest> {
  if (!comesFromOwnPage(socket, door.origins)) throw new AppError('ORIGIN_FORBIDDEN');
  return identifyGuest(ports, cookieOf(socket, door.cookieName));
}

/** A call outlives a database that is away, so only entering asks whether the invitation still stands. */
async function carryOut(
  ports: Ports,
  { socket, token, guest }: Connection,
  name: CommandName,
  payload: unknown,
): Promise<unknown> {
  if (!isGuestCommand(name)) throw new AppError('NOT_FOUND');
  const isExpired = guest.expiresAt <= ports.clock.now();
  if (isExpired || name === 'call:prepare') await identifyGuest(ports, token);
  // The schema is the command's own, which the compiler cannot follow through the index.
  return guestCommandHandlers[name](ports, { guest, connectionId: socket.id }, payload as never);
}
