import {
  beatIntervalMs,
  mediaNodeNamespace,
  type Ack,
  type MediaNodeFact,
  type MediaNodeFactName,
} from '@qarib/contracts';
import type { Logger } from 'pino';
import { io, type Socket } from 'socket.io-client';
import type { Config } from './config.ts';
import { dispatch } from './dispatch.ts';
import { Rooms } from './rooms.ts';
import { WorkerPool } from './worker-pool.ts';

/** Between attempts to reach the control plane, which may be down for as long as it likes. */
const reconnectDelayMs = { first: 250, most: 5_000 };

const isAck = (value: unknown): value is (reply: Ack<unknown>) => void =>
  typeof value === 'function';

/** A media node: its workers, its rooms, and its line to the control plane. */
export class MediaNode {
  readonly #logger: Logger;
  readonly #pool: WorkerPool;
  readonly #rooms: Rooms;
  readonly #socket: Socket;
  readonly #beat: NodeJS.Timeout;
  #redial: NodeJS.Timeout | undefined;
  #isClosed = false;

  private constructor(config: Config, pool: WorkerPool, logger: Logger) {
    this.#logger = logger;
    this.#pool = pool;
    this.#rooms = Rooms.create(pool, {
      tell: (name, fact) => this.#tell(name, fact),
      note: (event, ref) => this.#logger.info({ event, ...ref }),
    });
    this.#socket = io(`${config.controlUrl}${mediaNodeNamespace}`, {
      // The media node is a server beside another: there is no proxy to long-poll through.
      transports: ['websocket'],
      // Nor is there a thin link: nothing is compressed, so that no beat waits for a thread that does it.
      perMessageDeflate: { threshold: Infinity },
      forceNew: true,
      reconnectionDelay: reconnectDelayMs.first,
      reconnectionDelayMax: reconnectDelayMs.most,
      auth: {
        nodeId: config.nodeId,
        secret: config.nodeSecret,
        workerCount: config.workers.count,
      },
    });
    this.#listen();
    this.#beat = setInterval(() => this.#tick(), beatIntervalMs);
  }

  /** Workers run when this resolves; `registered()` waits for the control plane. */
  static async create(config: Config, logger: Logger): Promise<MediaNode> {
    const pool = await WorkerPool.create(config.workers, logger);
    return new MediaNode(config, pool, logger);
  }

  async registered(): Promise<void> {
    if (!this.#socket.connected)
      await new Promise<void>((resolve) => this.#socket.once('connect', resolve));
  }

  get workerPids(): readonly number[] {
    return this.#pool.workers.map(({ pid }) => pid);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#beat);
    clearTimeout(this.#redial);
    this.#socket.disconnect();
    this.#rooms.close();
    this.#pool.close();
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on('connect', () => this.#logger.info({ event: 'control:registered' }));
    socket.on('disconnect', (reason) => {
      this.#logger.warn({ event: 'control:disconnected', reason });
      this.#dialAgain();
    });
    socket.on('connect_error', () => {
      this.#logger.warn({ event: 'control:unreachable', isRefused: !socket.active });
      this.#dialAgain();
    });
    socket.onAny((name: string, ...args: unknown[]) => {
      const ack = args.at(-1);
      // A command without an ack asks for nothing.
      if (isAck(ack)) void dispatch(this.#rooms.handlers, this.#logger, name, args[0]).then(ack);
    });
  }

  /** Socket.IO dials again by itself, but not once it was refused or sent away: a wrong secret, a restart. */
  #dialAgain(): void {
    if (this.#isClosed || this.#socket.active) return;
    clearTimeout(this.#redial);
    this.#redial = setTimeout(() => this.#socket.connect(), reconnectDelayMs.most);
  }

  #tick(): void {
    this.#rooms.lookForMedia(beatIntervalMs);
    this.#tell('node:beat', { ...this.#rooms.load, cpuRatio: this.#pool.cpuRatio });
  }

  /** A fact nobody hears is not kept: `rooms:keep` settles what changed meanwhile. */
  #tell<Name extends MediaNodeFactName>(name: Name, fact: MediaNodeFact<Name>): void {
    if (name !== 'node:beat') {
      const { roomId, peerId } = { roomId: undefined, peerId: undefined, ...fact };
      this.#logger.info({ event: name, roomId, peerId });
    }
    if (this.#socket.connected) this.#socket.emit(name, fact);
  }
}
