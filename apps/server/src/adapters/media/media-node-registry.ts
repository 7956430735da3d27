import type { Namespace, Socket } from 'socket.io';
import {
  beatIntervalMs,
  mediaNodeFacts,
  mediaNodeHandshake,
  type MediaNodeCommandName,
  type MediaNodeCommandPayload,
  type MediaNodeCommandReply,
} from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { MediaFact, MediaListener, MediaNodes } from '../../ports/media.ts';
import { isSameText } from '../security/session-tokens.ts';
import { ConnectedNode } from './connected-node.ts';

/** Three missed beats, and half a beat for the way: so long a cut line may take to be there again. */
const cutLimitMs = 3.5 * beatIntervalMs;
/**
 * A process that ends takes its line with it. Where the line stands, the node's machine or this one has too
 * much to do for beats, and media, which needs none, goes on; or it hangs, and then not for ever.
 */
const silenceLimitMs = 10 * beatIntervalMs;

type Parts = {
  readonly namespace: Namespace;
  readonly secret: string;
  readonly clock: Clock;
  readonly log: Log;
};
type Handshake = ReturnType<typeof mediaNodeHandshake.parse>;

/** The media nodes that dialled in, watched by their beats. */
export class MediaNodeRegistry implements MediaNodes {
  readonly #secret: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #nodes = new Map<string, ConnectedNode>();
  readonly #timers = new Map<string, () => void>();
  #listener: MediaListener | undefined;

  static create(parts: Parts): MediaNodeRegistry {
    const registry = new MediaNodeRegistry(parts);
    parts.namespace.use((socket, next) =>
      registry.#handshakeOf(socket) ? next() : next(new Error('ORIGIN_FORBIDDEN')),
    );
    parts.namespace.on('connection', (socket: Socket) => {
      const handshake = registry.#handshakeOf(socket);
      if (handshake) registry.#admit(socket, handshake);
    });
    return registry;
  }

  private constructor({ secret, clock, log }: Parts) {
    this.#secret = secret;
    this.#clock = clock;
    this.#log = log;
  }

  listen(listener: MediaListener): void {
    this.#listener = listener;
  }

  isAvailable(): boolean {
    return this.#nodes.size > 0;
  }

  isAlive(nodeId: string): boolean {
    return this.#nodes.has(nodeId);
  }

  leastLoaded(): string {
    const [best] = [...this.#nodes.values()]
      .filter(({ isConnected }) => isConnected)
      .sort((a, b) => Number(a.isSilent) - Number(b.isSilent) || a.load - b.load);
    if (!best) throw new AppError('MEDIA_UNAVAILABLE');
    return best.id;
  }

  async ask<Name extends MediaNodeCommandName>(
    nodeId: string,
    command: Name,
    payload: MediaNodeCommandPayload<Name>,
  ): Promise<MediaNodeCommandReply<Name>> {
    const node = this.#nodes.get(nodeId);
    if (!node) throw new AppError('MEDIA_UNAVAILABLE');
    return node.ask(command, payload);
  }

  close(): void {
    for (const stop of this.#timers.values()) stop();
    this.#timers.clear();
    const nodes = [...this.#nodes.values()];
    // Whose line is closed from here is not lost.
    this.#nodes.clear();
    for (const node of nodes) node.close();
  }

  /** A media node is no browser, so it sends no Origin; and it knows the secret. */
  #handshakeOf(socket: Socket): Handshake | undefined {
    const parsed = mediaNodeHandshake.safeParse(socket.handshake.auth);
    const isAdmitted =
      parsed.success &&
      socket.handshake.headers.origin === undefined &&
      isSameText(this.#secret, parsed.data.secret);
    return isAdmitted ? parsed.data : undefined;
  }

  #admit(socket: Socket, { nodeId, workerCount }: Handshake): void {
    const known = this.#nodes.get(nodeId);
    if (known) known.takeOver(socket);
    else this.#add(new ConnectedNode(nodeId, workerCount, socket));
    this.#waitForBeat(nodeId);
    socket.on('disconnect', () => this.#onCut(nodeId, socket));
    socket.on('node:beat', (payload: unknown) => this.#onBeat(nodeId, socket, payload));
    for (const name of factNames) {
      socket.on(name, (payload: unknown) => this.#onFact(nodeId, socket, name, payload));
    }
    this.#listener?.onNodeJoined(nodeId);
  }

  #add(node: ConnectedNode): void {
    const wasAvailable = this.isAvailable();
    this.#nodes.set(node.id, node);
    this.#log.info('media-node-joined', { nodeId: node.id });
    if (!wasAvailable) this.#listener?.onAvailabilityChanged(true);
  }

  #onBeat(nodeId: string, socket: Socket, payload: unknown): void {
    const beat = mediaNodeFacts['node:beat'].safeParse(payload);
    const node = this.#nodes.get(nodeId);
    if (!beat.success || !node?.isSpokenForBy(socket)) return;
    node.beat(beat.data);
    this.#log.debug('media-node-beat', { nodeId });
    this.#waitForBeat(nodeId);
  }

  #onFact(nodeId: string, socket: Socket, name: MediaFact['name'], payload: unknown): void {
    const parsed = mediaNodeFacts[name].safeParse(payload);
    if (!parsed.success) {
      this.#log.warn('media-fact-malformed', { nodeId, fact: name });
      return;
    }
    if (!this.#nodes.get(nodeId)?.isSpokenForBy(socket)) return;
    this.#listener?.onFact(nodeId, { name, payload: parsed.data } as MediaFact);
  }

  #waitForBeat(nodeId: string): void {
    this.#inTime(nodeId, cutLimitMs, () => this.#onSilence(nodeId));
  }

  #onSilence(nodeId: string): void {
    const node = this.#nodes.get(nodeId);
    if (!node?.isConnected) {
      this.#lose(nodeId);
      return;
    }
    node.fallSilent();
    this.#log.warn('media-node-silent', { nodeId });
    this.#inTime(nodeId, silenceLimitMs - cutLimitMs, () => this.#lose(nodeId));
  }

  /** A cut line is waited for from the last beat on; for a silent node's that time is over. */
  #onCut(nodeId: string, socket: Socket): void {
    const node = this.#nodes.get(nodeId);
    if (node?.isSpokenForBy(socket) && node.isSilent) this.#lose(nodeId);
  }

  /** Each node waits for one thing at a time. */
  #inTime(nodeId: string, delayMs: number, task: () => void): void {
    this.#timers.get(nodeId)?.();
    this.#timers.set(nodeId, this.#clock.after(delayMs, task));
  }

  #lose(nodeId: string): void {
    const node = this.#nodes.get(nodeId);
    this.#nodes.delete(nodeId);
    this.#timers.get(nodeId)?.();
    this.#timers.delete(nodeId);
    if (!node) return;
    // A node that comes back after this starts anew: its rooms were given up.
    node.close();
    this.#log.warn('media-node-lost', { nodeId });
    this.#listener?.onNodeLost(nodeId);
    if (!this.isAvailable()) this.#listener?.onAvailabilityChanged(false);
  }
}

const factNames = Object.keys(mediaNodeFacts).filter(
  (name): name is MediaFact['name'] => name !== 'node:beat',
);
