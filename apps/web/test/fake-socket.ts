import type {
  Ack,
  CommandName,
  CommandPayload,
  CommandReply,
  FactName,
  FactPayload,
} from '@qarib/contracts';

type Listener = (...args: unknown[]) => void;

/** The signalling connection as seen from the page: `tell` is the server speaking. */
class FakeSocket {
  connected = true;
  /** Whether Socket.IO would come back by itself. */
  active = true;
  readonly #listeners: Listener[] = [];
  readonly #acks = new Map<CommandName, (payload: unknown) => unknown>();
  readonly #byEvent = new Map<string, Listener>();

  on(event: string, listener: Listener): this {
    this.#byEvent.set(event, listener);
    return this;
  }
  off(event: string): this {
    this.#byEvent.delete(event);
    return this;
  }
  connect(): this {
    this.connected = true;
    this.#byEvent.get('connect')?.();
    return this;
  }
  onAny(listener: Listener): this {
    this.#listeners.push(listener);
    return this;
  }
  disconnect(): void {
    this.connected = false;
  }
  lose(): void {
    this.#byEvent.get('disconnect')?.('transport close');
  }
  recover(): void {
    this.#byEvent.get('connect')?.();
  }
  /** What the server will answer to a command; without it the command is never answered. */
  answer<Name extends CommandName>(
    name: Name,
    ack: Ack<CommandReply<Name>> | ((payload: CommandPayload<Name>) => Ack<CommandReply<Name>>),
  ): this {
    this.#acks.set(name, (payload) =>
      typeof ack === 'function' ? ack(payload as CommandPayload<Name>) : ack,
    );
    return this;
  }
  timeout(): this {
    return this;
  }
  async emitWithAck(name: CommandName, payload: unknown): Promise<unknown> {
    const answer = this.#acks.get(name);
    return answer ? answer(payload) : new Promise(() => {});
  }
  tell<Name extends FactName>(name: Name, payload: FactPayload<Name>): void {
    for (const listener of this.#listeners) listener(name, payload);
  }
}

const fakeSockets: FakeSocket[] = [];
let prepare = (_socket: FakeSocket): void => undefined;

/** For pages that ask as soon as they are connected: what each connection opened from now on answers. */
export const whenOpened = (wanted: typeof prepare): void => {
  prepare = wanted;
};

/** Stands in for the module `socket.io-client`: `jest.mock('socket.io-client', () => fakeSocketModule)`. */
export const fakeSocketModule = {
  io(): FakeSocket {
    const socket = new FakeSocket();
    prepare(socket);
    fakeSockets.push(socket);
    return socket;
  },
};

export const lastSocket = (): FakeSocket => {
  const socket = fakeSockets.at(-1);
  if (!socket) throw new Error('the page has opened no signalling connection');
  return socket;
};
