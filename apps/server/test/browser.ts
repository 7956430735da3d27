import { io, type Socket } from 'socket.io-client';
import {
  endpoints,
  problem,
  type Ack,
  type AckError,
  type CommandName,
  type CommandPayload,
  type CommandReply,
  type Endpoint,
  type EndpointInput,
  type EndpointName,
  type EndpointReply,
  type FactName,
  type FactPayload,
  type Problem,
  type Session,
} from '@qarib/contracts';
import { nextEvent } from '@qarib/testing';

export const origin = 'http://qarib.test';

type Parts = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown };
type Answer = { readonly status: number; readonly headers: Headers; readonly body: unknown };

export class Refusal extends Error {
  readonly problem: Problem;
  constructor(refused: Problem) {
    super(refused.code);
    this.problem = refused;
  }
}

/** A person's browser: its cookie, its CSRF token, its own connection. */
export class Browser {
  readonly #url: string;
  readonly #sockets: Socket[] = [];
  cookie = '';
  csrfToken = '';
  headers: Record<string, string> = { Origin: origin };

  constructor(url: string) {
    this.#url = url;
  }

  async send(
    method: string,
    path: string,
    body?: NonNullable<RequestInit['body']>,
    type?: string,
  ): Promise<Answer> {
    const headers = new Headers(this.headers);
    headers.set('Cookie', this.cookie);
    if (this.csrfToken) headers.set('X-CSRF-Token', this.csrfToken);
    if (type) headers.set('Content-Type', type);
    const response = await fetch(this.#url + path, {
      method,
      headers,
      ...(body !== undefined && { body }),
    });
    const [cookie] = response.headers.getSetCookie();
    if (cookie !== undefined) this.cookie = cookie.split(';')[0] ?? '';
    const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
    const content: unknown = isJson ? await response.json() : await response.arrayBuffer();
    return { status: response.status, headers: response.headers, body: content };
  }

  /** Calls an endpoint; a refusal is thrown. */
  async call<Name extends EndpointName>(
    name: Name,
    input: EndpointInput<Name>,
  ): Promise<EndpointReply<Name>> {
    const endpoint: Endpoint = endpoints[name];
    const { params = {}, query = {}, body }: Parts = input;
    const path = endpoint.path.replace(/:(\w+)/g, (_, key: string) => params[key] ?? '');
    const search = new URLSearchParams(query).toString();
    const json = body === undefined ? undefined : JSON.stringify(body);
    const answer = await this.send(
      endpoint.method,
      search ? `${path}?${search}` : path,
      json,
      'application/json',
    );
    if (answer.status >= 400) throw new Refusal(problem.parse(answer.body));
    return endpoint.reply.parse(answer.body) as EndpointReply<Name>;
  }

  /** The refusal that a call must meet. */
  async refusedCall<Name extends EndpointName>(
    name: Name,
    input: EndpointInput<Name>,
  ): Promise<Problem> {
    const outcome = await this.call(name, input).catch((error: unknown) => error);
    if (outcome instanceof Refusal) return outcome.problem;
    throw new Error(`${name} was not refused`, { cause: outcome });
  }

  async signIn(practitionerId: string): Promise<Session> {
    const session = await this.call('signInAsDemoPerson', { body: { practitionerId } });
    this.csrfToken = session.csrfToken;
    return session;
  }

  /** Opens the signalling connection; a refusal rejects with Socket.IO's error. */
  async connect(namespace = ''): Promise<Connection> {
    const socket = io(this.#url + namespace, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { ...this.headers, Cookie: this.cookie },
    });
    this.#sockets.push(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return new Connection(socket);
  }

  close(): void {
    for (const socket of this.#sockets) socket.disconnect();
  }
}

/** A browser's signalling connection. */
export class Connection {
  readonly socket: Socket;
  /** Every fact it was told, oldest first. */
  readonly facts: { readonly name: string; readonly payload: unknown }[] = [];

  constructor(socket: Socket) {
    this.socket = socket;
    socket.onAny((name: string, payload: unknown) => this.facts.push({ name, payload }));
  }

  /** Sends anything at all and waits for the ack. */
  async raw(name: string, payload: unknown): Promise<Ack<unknown>> {
    return (await this.socket.timeout(20_000).emitWithAck(name, payload)) as Ack<unknown>;
  }

  async command<Name extends CommandName>(
    name: Name,
    payload: CommandPayload<Name>,
  ): Promise<CommandReply<Name>> {
    const ack = await this.raw(name, payload);
    if (!ack.ok) throw new Error(`${name}: ${ack.error.code}`);
    return ack.data as CommandReply<Name>;
  }

  async refused(name: string, payload: unknown): Promise<AckError> {
    const ack = await this.raw(name, payload);
    if (ack.ok) throw new Error(`${name} was not refused`);
    return ack.error;
  }

  fact<Name extends FactName>(
    name: Name,
    isWanted?: (payload: FactPayload<Name>) => boolean,
  ): Promise<FactPayload<Name>> {
    return nextEvent(this.socket, name, isWanted);
  }

  heard(name: FactName): boolean {
    return this.facts.some((fact) => fact.name === name);
  }

  /** After this, everything the server had told before has arrived. */
  async settle(): Promise<void> {
    await this.raw('test:settle', {});
  }

  async closed(): Promise<void> {
    if (this.socket.connected) await nextEvent(this.socket, 'disconnect');
  }

  close(): void {
    this.socket.disconnect();
  }
}
