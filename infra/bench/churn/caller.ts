import { io, type Socket } from 'socket.io-client';
import {
  ackOf,
  commands,
  endpoints,
  type CommandName,
  type CommandPayload,
  type CommandReply,
  type Endpoint,
  type EndpointName,
  type EndpointReply,
} from '@qarib/contracts';

/** A demo person as a program: signed in and connected, without a browser. */
export class Caller {
  readonly #origin: string;
  #cookie = '';
  #csrfToken = '';
  #socket: Socket | undefined;

  private constructor(origin: string) {
    this.#origin = origin;
  }

  static async signIn(origin: string, practitionerId: string): Promise<Caller> {
    const caller = new Caller(origin);
    const { csrfToken } = await caller.call('signInAsDemoPerson', { practitionerId });
    caller.#csrfToken = csrfToken;
    return caller;
  }

  async connect(): Promise<void> {
    const socket = io(this.#origin, {
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { Origin: this.#origin, Cookie: this.#cookie },
    });
    this.#socket = socket;
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
  }

  async call<Name extends EndpointName>(name: Name, body: unknown): Promise<EndpointReply<Name>> {
    const endpoint: Endpoint = endpoints[name];
    const response = await fetch(this.#origin + endpoint.path, {
      method: endpoint.method,
      headers: {
        Origin: this.#origin,
        Cookie: this.#cookie,
        'X-CSRF-Token': this.#csrfToken,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    const [cookie] = response.headers.getSetCookie();
    if (cookie !== undefined) this.#cookie = cookie.split(';')[0] ?? '';
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    // Each endpoint has its own schema, which the compiler cannot follow through a key.
    return endpoint.reply.parse(answer) as EndpointReply<Name>;
  }

  async command<Name extends CommandName>(
    name: Name,
    payload: CommandPayload<Name>,
  ): Promise<CommandReply<Name>> {
    if (!this.#socket) throw new Error('not connected');
    const answer: unknown = await this.#socket.timeout(10_000).emitWithAck(name, payload);
    const ack = ackOf(commands[name].reply).parse(answer);
    if (!ack.ok) throw new Error(`${name}: ${ack.error.code}`);
    return ack.data as CommandReply<Name>;
  }

  close(): void {
    this.#socket?.disconnect();
  }
}
