import {
  ackOf,
  commands,
  facts,
  type ClientToServerEvents,
  type CommandName,
  type CommandPayload,
  type CommandReply,
  type FactName,
  type FactPayload,
  type ServerToClientEvents,
} from '@qarib/contracts';
import type { Socket } from 'socket.io-client';
import { SignallingError, type RequestOptions, type Signalling } from './signalling.ts';

/** Longer than the worst round trip of a satellite link with its queue full. */
const ackTimeoutMs = 8_000;

export type QaribSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/** An ack as it came: parsed before anyone believes it. */
function readAck<Name extends CommandName>(command: Name, answer: unknown): CommandReply<Name> {
  const ack = ackOf(commands[command].reply).safeParse(answer);
  if (!ack.success) throw new SignallingError('SIGNALLING_INVALID', command);
  if (!ack.data.ok) throw new SignallingError(ack.data.error.code, ack.data.error.message);
  // Each command has its own schema, which the compiler cannot follow through a key.
  return ack.data.data as CommandReply<Name>;
}

/** The signalling port over the browser's one Socket.IO connection, which stays its owner's. */
export function socketSignalling(socket: QaribSocket): Signalling {
  // The event maps are for those who write handlers by hand; here names are generic.
  const wire = socket as Socket;
  return {
    get isConnected() {
      return wire.connected;
    },

    async request<Name extends CommandName>(
      command: Name,
      payload: CommandPayload<Name>,
      { timeoutMs = ackTimeoutMs }: RequestOptions = {},
    ) {
      // Socket.IO would keep it and send it after a reconnect, when it may no longer be true.
      if (!wire.connected) throw new SignallingError('SIGNALLING_LOST', command);
      const answer: unknown = await wire
        .timeout(timeoutMs)
        .emitWithAck(command, payload)
        .catch(() => {
          throw new SignallingError('SIGNALLING_LOST', command);
        });
      return readAck(command, answer);
    },

    redial() {
      // Socket.IO would wait for its back-off, or for the time-out of an attempt that hangs.
      wire.disconnect().connect();
    },

    on<Name extends FactName>(fact: Name, handler: (payload: FactPayload<Name>) => void) {
      const listen = (raw: unknown) => {
        const payload = facts[fact].payload.safeParse(raw);
        if (payload.success) handler(payload.data as FactPayload<Name>);
      };
      const event: string = fact;
      wire.on(event, listen);
      return () => wire.off(event, listen);
    },

    onConnectionChange(handler) {
      const up = () => handler(true);
      const down = () => handler(false);
      wire.on('connect', up);
      wire.on('disconnect', down);
      return () => {
        wire.off('connect', up);
        wire.off('disconnect', down);
      };
    },
  };
}
