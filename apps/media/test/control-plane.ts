import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  mediaNodeCommands,
  mediaNodeFacts,
  mediaNodeHandshake,
  mediaNodeNamespace,
  type Ack,
  type AckError,
  type MediaNodeCommandName,
  type MediaNodeCommandPayload,
  type MediaNodeCommandReply,
  type MediaNodeFact,
  type MediaNodeFactName,
} from '@qarib/contracts';
import { Server, type Socket } from 'socket.io';

export const nodeSecret = 'a-secret-for-tests-only-of-forty-characters';

type Fact = { name: string; fact: unknown };

/** The control plane's end of a media node's line: real Socket.IO, nothing behind it. */
export class ControlPlane {
  readonly #http: HttpServer;
  readonly #io: Server;
  readonly #facts: Fact[] = [];
  #waiting: (() => void)[] = [];
  #node: Socket | undefined;

  private constructor(http: HttpServer, io: Server) {
    this.#http = http;
    this.#io = io;
    io.of(mediaNodeNamespace)
      .use((socket, next) => {
        const { success, data } = mediaNodeHandshake.safeParse(socket.handshake.auth);
        next(success && data.secret === nodeSecret ? undefined : new Error('refused'));
      })
      .on('connection', (socket) => {
        this.#node = socket;
        socket.onAny((name: string, fact: unknown) => this.#note({ name, fact }));
        this.#note({ name: 'connection', fact: socket.handshake.auth });
      });
  }

  static async create(port = 0): Promise<ControlPlane> {
    const http = createServer();
    const io = new Server(http, { transports: ['websocket'] });
    http.listen(port, '127.0.0.1');
    await once(http, 'listening');
    return new ControlPlane(http, io);
  }

  get port(): number {
    return (this.#http.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Anything at all, as it is. */
  async send(name: string, payload?: unknown): Promise<Ack<unknown>> {
    if (!this.#node) throw new Error('no media node has dialled in');
    return this.#node.timeout(5_000).emitWithAck(name, payload);
  }

  /** A command that is expected to work: its reply, parsed. */
  async request<Name extends MediaNodeCommandName>(
    name: Name,
    payload: MediaNodeCommandPayload<Name>,
  ): Promise<MediaNodeCommandReply<Name>> {
    const ack = await this.send(name, payload);
    if (!ack.ok) throw new Error(`${name} was refused with ${ack.error.code}`);
    return mediaNodeCommands[name].reply.parse(ack.data) as MediaNodeCommandReply<Name>;
  }

  /** A command that is expected to be refused: the code. */
  async refusal(name: string, payload?: unknown): Promise<AckError['code']> {
    const ack = await this.send(name, payload);
    if (ack.ok) throw new Error(`${name} was not refused`);
    return ack.error.code;
  }

  /** The next fact of that name, also when it came before it was asked for. */
  async next<Name extends MediaNodeFactName>(name: Name): Promise<MediaNodeFact<Name>> {
    const fact = await this.#take(name);
    return mediaNodeFacts[name].parse(fact) as MediaNodeFact<Name>;
  }

  async connection(): Promise<void> {
    await this.#take('connection');
  }

  /** Facts of that name that nobody has asked for yet. */
  pending(name: MediaNodeFactName): readonly unknown[] {
    return this.#facts.filter((heard) => heard.name === name).map(({ fact }) => fact);
  }

  forget(): void {
    this.#facts.length = 0;
  }

  async close(): Promise<void> {
    await this.#io.close();
  }

  #note(fact: Fact): void {
    this.#facts.push(fact);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  async #take(name: string): Promise<unknown> {
    for (;;) {
      const index = this.#facts.findIndex((heard) => heard.name === name);
      const [found] = index < 0 ? [] : this.#facts.splice(index, 1);
      if (found) return found.fact;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }
}
