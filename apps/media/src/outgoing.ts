import type { Demand, MediaSource } from '@qarib/contracts';
import type { types } from 'mediasoup';
import type { Incoming } from './incoming.ts';

type Sent = Pick<Outgoing, 'peerId' | 'source' | 'producer' | 'isPausedByClient'> & {
  readonly isJoined: boolean;
};

/** As many as any picture has. */
const allLayers = 4;
const maxLines = 8_640;

/**
 * So long after a sender said that it sends nothing more of a picture the last of it has come through the fullest
 * queue, and mediasoup, which gives 1.5 s, has not yet declared its layers dead. Milliseconds.
 */
const restAfterMs = 600;

/**
 * What a peer sends from one source, and who receives it. The Producer is paused before the peer has joined, while
 * its person wants it off, and while the sender has no room for it: a layer that falls silent unpaused is judged, when
 * it comes back, by what was lost before, and would be taken for dead once more.
 */
export class Outgoing {
  readonly peerId: string;
  readonly source: MediaSource;
  readonly producer: types.Producer;
  readonly #viewers = new Set<Incoming>();
  readonly #onDemand: () => void;
  #isPausedByClient: boolean;
  #isJoined: boolean;
  #isResting = false;
  #isSpared = false;
  #restSoon: NodeJS.Timeout | undefined;
  #layers = allLayers;
  /** What the sender believes: until it is told otherwise, that all of it is looked at. */
  #lines = maxLines;

  constructor(
    { peerId, source, producer, isPausedByClient, isJoined }: Sent,
    onDemand: () => void,
  ) {
    this.peerId = peerId;
    this.source = source;
    this.producer = producer;
    this.#isPausedByClient = isPausedByClient;
    this.#isJoined = isJoined;
    this.#onDemand = onDemand;
    producer.observer.once('close', () => clearTimeout(this.#restSoon));
  }

  get isPausedByClient(): boolean {
    return this.#isPausedByClient;
  }

  /** The peer has joined: from now on it runs. */
  async begin(): Promise<void> {
    this.#isJoined = true;
    await this.#heed();
  }

  async setPausedByClient(isPaused: boolean): Promise<void> {
    this.#isPausedByClient = isPaused;
    await this.#heed();
  }

  /** The sender keeps its way up for its voice, or has room again. */
  spare(isSpared: boolean): void {
    if (this.producer.kind === 'audio' || isSpared === this.#isSpared) return;
    this.#isSpared = isSpared;
    this.#rest().catch(() => {
      // Closed meanwhile.
    });
  }

  /** How many layers leave the browser, by its own word. */
  get layers(): number {
    return this.#layers;
  }

  get viewers(): readonly Incoming[] {
    return [...this.#viewers];
  }

  addViewer(viewer: Incoming): void {
    this.#viewers.add(viewer);
    this.noteViewers();
  }

  removeViewer(viewer: Incoming): void {
    if (this.#viewers.delete(viewer)) this.noteViewers();
  }

  /** Somebody came, went, or shows it in another size. */
  noteViewers(): void {
    if (!this.producer.closed) this.#onDemand();
  }

  /** The sender has changed how many layers it sends: nobody waits for one that does not come. */
  async adapt(layers: number): Promise<void> {
    this.#layers = layers;
    await Promise.all([this.#rest(), ...this.viewers.map((viewer) => viewer.aim())]);
  }

  /**
   * It is sent again, by a word that overtook the sender's signalling: the smallest layer, until that tells of more. Answers
   * whether it was taken for one that is not sent.
   */
  async noteBegun(): Promise<boolean> {
    if (this.#layers > 0) return false;
    await this.adapt(1);
    return true;
  }

  /**
   * The largest size anybody shows it at. A newcomer that is not ready yet changes nothing: a picture
   * that started before would waste its key frame, and the next one could not follow at once.
   */
  get lines(): number {
    const shown = this.viewers.flatMap(({ lines }) => lines ?? []);
    const isAwaited = shown.length < this.#viewers.size;
    const largest = Math.min(maxLines, Math.max(0, ...shown));
    this.#lines = isAwaited ? Math.max(largest, this.#lines) : largest;
    return this.#lines;
  }

  /** Once nothing more of it comes; and at once when it comes again. */
  async #rest(): Promise<void> {
    clearTimeout(this.#restSoon);
    this.#isResting = this.#isSpared || this.#layers === 0;
    if (!this.#isResting) return this.#heed();
    this.#restSoon = setTimeout(() => {
      this.#heed().catch(() => {
        // Closed meanwhile.
      });
    }, restAfterMs);
  }

  async #heed(): Promise<void> {
    const isRunning = this.#isJoined && !this.#isPausedByClient && !this.#isResting;
    await (isRunning ? this.producer.resume() : this.producer.pause());
  }
}

/** What the others can make use of from one peer. */
export function demandOf(outgoing: readonly Outgoing[]): Omit<Demand, 'version'> {
  const links = outgoing.flatMap(({ viewers }) => viewers.flatMap(({ kbps }) => kbps ?? []));
  return {
    ...(links.length > 0 && { bestKbps: Math.max(...links), poorestKbps: Math.min(...links) }),
    pictures: outgoing
      .filter(({ producer }) => producer.kind === 'video')
      .map(({ producer, lines }) => ({ producerId: producer.id, lines })),
  };
}
