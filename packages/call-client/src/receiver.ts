import { layersForLines, type ConsumerOptions } from '@qarib/contracts';
import type { types } from 'mediasoup-client';
import type { Wishes } from './adaptation/wishes.ts';
import type { RemoteStream } from './call-snapshot.ts';
import type { Signalling } from './signalling.ts';

type Received = {
  readonly remote: RemoteStream;
  readonly consumer: types.Consumer;
  isResumed: boolean;
  /** What the server was told of the size it is shown at; it takes silence for all there is. */
  toldLines: number;
};

/** More than any screen has: what the server takes silence for. */
const allLines = 8_640;

/** What this browser receives, and the streams to show it with. */
export class Receiver {
  readonly #peerId: string;
  readonly #transport: types.Transport;
  readonly #signalling: Signalling;
  readonly #onChange: () => void;
  readonly #received = new Map<string, Received>();
  /** Announced and not closed since: an announcement comes twice when it crosses the join's answer. */
  readonly #announced = new Set<string>();
  readonly #wishes: Wishes;

  constructor(
    peerId: string,
    transport: types.Transport,
    signalling: Signalling,
    onChange: () => void,
    wishes: Wishes,
  ) {
    this.#peerId = peerId;
    this.#transport = transport;
    this.#signalling = signalling;
    this.#onChange = onChange;
    this.#wishes = wishes;
  }

  get streams(): readonly RemoteStream[] {
    return [...this.#received.values()].map(({ remote }) => remote);
  }

  /** Builds this end, then lets the server send: a packet that comes earlier is lost. Resolves when it is built. */
  async add(options: ConsumerOptions): Promise<void> {
    const { id, peerId, source, kind, producerId, rtpParameters } = options;
    if (this.#announced.has(id)) return;
    this.#announced.add(id);
    const consumer = await this.#transport
      // One stream per person keeps lips and voice together.
      .consume({ id, producerId, kind, rtpParameters, streamId: peerId })
      .catch(() => undefined);
    if (!consumer) return void this.#announced.delete(id);
    if (!this.#announced.has(id)) return consumer.close();
    const remote: RemoteStream = {
      peerId,
      source,
      stream: new MediaStream([consumer.track]),
      isPaused: options.isProducerPaused,
    };
    const received = { remote, consumer, isResumed: false, toldLines: allLines };
    this.#received.set(id, received);
    void this.#resume(received);
    this.#onChange();
  }

  /** Voices, for whoever looks after how they sound. */
  get voices(): readonly types.Consumer[] {
    return [...this.#received.values()]
      .filter(({ remote }) => remote.source === 'microphone')
      .map(({ consumer }) => consumer);
  }

  /** Whether somebody sends a picture here. */
  get hasPictures(): boolean {
    return [...this.#received.values()].some(
      ({ consumer, remote }) => consumer.kind === 'video' && !remote.isPaused,
    );
  }

  /** Tells the server how large each picture is shown, as far as that is news to it. */
  async tellLines(): Promise<void> {
    await Promise.all([...this.#received.values()].map((received) => this.#tellLines(received)));
  }

  remove(consumerId: string): void {
    this.#announced.delete(consumerId);
    this.#received.get(consumerId)?.consumer.close();
    if (this.#received.delete(consumerId)) this.#onChange();
  }

  /** What is known of now; to be taken before the server is asked what there is. */
  get known(): ReadonlySet<string> {
    return new Set(this.#announced);
  }

  /**
   * What the server says there is, is what there is, beside what was announced since it was asked: that
   * overtakes an answer which does not know of it yet.
   */
  async sync(all: readonly ConsumerOptions[], knownBefore: ReadonlySet<string>): Promise<void> {
    const there = new Set(all.map(({ id }) => id));
    for (const id of knownBefore) if (!there.has(id)) this.remove(id);
    const waiting = [...this.#received.values()].filter(({ isResumed }) => !isResumed);
    await Promise.all([
      ...all.map((options) => this.add(options)),
      ...waiting.map((received) => this.#resume(received)),
      this.tellLines(),
    ]);
  }

  async #resume(received: Received): Promise<void> {
    const consumerId = received.consumer.id;
    try {
      await this.#signalling.request('call:resume-consumer', { peerId: this.#peerId, consumerId });
      received.isResumed = true;
      await this.#tellLines(received);
    } catch {
      // Signalling is down, and the rejoin asks again; or the track has just gone.
    }
  }

  async #tellLines(received: Received): Promise<void> {
    const { remote, consumer, isResumed, toldLines } = received;
    const lines = Math.min(allLines, this.#wishes.linesOf(remote.peerId, remote.source));
    // What makes no difference to what is sent is not worth a message.
    const isNews = layersForLines(lines) !== layersForLines(toldLines);
    if (consumer.kind === 'audio' || !isResumed || !isNews) return;
    received.toldLines = lines;
    const payload = { peerId: this.#peerId, consumerId: consumer.id, lines };
    await this.#signalling.request('call:watch', payload).catch(() => {
      // Signalling is down: said again once it is back.
      received.toldLines = toldLines;
    });
  }
}
