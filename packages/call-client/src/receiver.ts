import type { ConsumerOptions } from '@qarib/contracts';
import type { types } from 'mediasoup-client';
import type { RemoteStream } from './call-snapshot.ts';
import type { Signalling } from './signalling.ts';

type Received = {
  readonly remote: RemoteStream;
  readonly consumer: types.Consumer;
  isResumed: boolean;
};

/** What this browser receives, and the streams to show it with. */
export class Receiver {
  readonly #peerId: string;
  readonly #transport: types.Transport;
  readonly #signalling: Signalling;
  readonly #onChange: () => void;
  readonly #received = new Map<string, Received>();
  /** Announced and not closed since: an announcement comes twice when it crosses the join's answer. */
  readonly #announced = new Set<string>();

  constructor(
    peerId: string,
    transport: types.Transport,
    signalling: Signalling,
    onChange: () => void,
  ) {
    this.#peerId = peerId;
    this.#transport = transport;
    this.#signalling = signalling;
    this.#onChange = onChange;
  }

  get streams(): readonly RemoteStream[] {
    return [...this.#received.values()].map(({ remote }) => remote);
  }

  /** Builds this end, then lets the server send: a packet that comes earlier is lost. */
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
    const received = { remote, consumer, isResumed: false };
    this.#received.set(id, received);
    const resumed = this.#resume(received);
    this.#onChange();
    await resumed;
  }

  remove(consumerId: string): void {
    this.#announced.delete(consumerId);
    this.#received.get(consumerId)?.consumer.close();
    if (this.#received.delete(consumerId)) this.#onChange();
  }

  /** After signalling was away: what the server says there is, is what there is. */
  async sync(all: readonly ConsumerOptions[]): Promise<void> {
    const known = new Set(all.map(({ id }) => id));
    for (const id of this.#announced) if (!known.has(id)) this.remove(id);
    const waiting = [...this.#received.values()].filter(({ isResumed }) => !isResumed);
    await Promise.all([
      ...all.map((options) => this.add(options)),
      ...waiting.map((received) => this.#resume(received)),
    ]);
  }

  async #resume(received: Received): Promise<void> {
    const consumerId = received.consumer.id;
    try {
      await this.#signalling.request('call:resume-consumer', { peerId: this.#peerId, consumerId });
      received.isResumed = true;
    } catch {
      // Signalling is down, and the rejoin asks again; or the track has just gone.
    }
  }
}
