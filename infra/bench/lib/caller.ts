import { io, type Socket } from 'socket.io-client';
import {
  ackOf,
  commands,
  endpoints,
  problem,
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
} from '@qarib/contracts';

type Parts = {
  readonly params?: Record<string, string> | undefined;
  readonly query?: Record<string, string> | undefined;
  readonly body?: unknown;
};

/** The server understood, and said no. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(name: EndpointName, refusal: Problem) {
    super(`${name}: ${refusal.code}`);
    this.problem = refusal;
  }
}

export type CallerOptions = {
  /** Told how long each answer took; `problemCode` is there when it was no success. */
  readonly onAnswer?: (operation: string, tookMs: number, problemCode?: string) => void;
  /** Where the server believes it comes from, as behind a proxy of its own machine. */
  readonly address?: string;
  /** What the server is told to be called, where that is not where it is reached. */
  readonly calledOrigin?: string;
};

/** A demo person as a program: signed in and connected, without a browser. */
export class Caller {
  readonly #url: string;
  readonly #origin: string;
  readonly #options: CallerOptions;
  #cookie = '';
  #csrfToken = '';
  #socket: Socket | undefined;

  private constructor(url: string, options: CallerOptions) {
    this.#url = url;
    this.#origin = options.calledOrigin ?? url;
    this.#options = options;
  }

  static async signIn(
    url: string,
    practitionerId: string,
    options: CallerOptions = {},
  ): Promise<Caller> {
    const caller = new Caller(url, options);
    const session = await caller.call('signInAsDemoPerson', { body: { practitionerId } });
    caller.#csrfToken = session.csrfToken;
    return caller;
  }

  async connect(): Promise<void> {
    const socket = io(this.#url, {
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

  /** A refusal is thrown as `Refused`; whatever else is thrown says nothing about what happened. */
  async call<Name extends EndpointName>(
    name: Name,
    input: EndpointInput<Name>,
  ): Promise<EndpointReply<Name>> {
    const { isOk, answer } = await this.#timed(
      name,
      () => this.#send(endpoints[name], input),
      ({ isOk, answer }) => (isOk ? undefined : problem.parse(answer).code),
    );
    if (!isOk) throw new Refused(name, problem.parse(answer));
    const endpoint: Endpoint = endpoints[name];
    // Each endpoint has its own schema, which the compiler cannot follow through a key.
    return endpoint.reply.parse(answer) as EndpointReply<Name>;
  }

  async command<Name extends CommandName>(
    name: Name,
    payload: CommandPayload<Name>,
  ): Promise<CommandReply<Name>> {
    const socket = this.#socket;
    if (!socket) throw new Error('not connected');
    const ack = await this.#timed(
      name,
      async () => {
        const answer: unknown = await socket.timeout(10_000).emitWithAck(name, payload);
        return ackOf(commands[name].reply).parse(answer);
      },
      (it) => (it.ok ? undefined : it.error.code),
    );
    if (!ack.ok) throw new Error(`${name}: ${ack.error.code}`);
    return ack.data as CommandReply<Name>;
  }

  /** Whatever it is told from now on. */
  onFact<Name extends FactName>(name: Name, listener: (payload: FactPayload<Name>) => void): void {
    this.#socket?.on<string>(name, listener);
  }

  close(): void {
    this.#socket?.disconnect();
  }

  async #send(endpoint: Endpoint, { params, query, body }: Parts) {
    const { address } = this.#options;
    const response = await fetch(this.#url + addressOf(endpoint, { params, query }), {
      method: endpoint.method,
      headers: {
        Origin: this.#origin,
        Cookie: this.#cookie,
        'X-CSRF-Token': this.#csrfToken,
        'Content-Type': 'application/json',
        ...(address !== undefined && { 'X-Forwarded-For': address }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const [cookie] = response.headers.getSetCookie();
    if (cookie !== undefined) this.#cookie = cookie.split(';')[0] ?? '';
    const answer: unknown = await response.json();
    return { isOk: response.ok, answer };
  }

  async #timed<Answer>(
    operation: string,
    work: () => Promise<Answer>,
    problemCodeOf: (answer: Answer) => string | undefined,
  ): Promise<Answer> {
    const startedAtMs = performance.now();
    const told = (problemCode?: string) =>
      this.#options.onAnswer?.(operation, performance.now() - startedAtMs, problemCode);
    try {
      const answer = await work();
      told(problemCodeOf(answer));
      return answer;
    } catch (error) {
      told('no answer');
      throw error;
    }
  }
}

function addressOf({ path }: Endpoint, { params = {}, query = {} }: Omit<Parts, 'body'>): string {
  const filled = path.replace(/:(\w+)/g, (_, key: string) => params[key] ?? '');
  const search = new URLSearchParams(query).toString();
  return search === '' ? filled : `${filled}?${search}`;
}
