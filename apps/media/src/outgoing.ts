import type { Demand, MediaSource } from '@qarib/contracts';
import type { types } from 'mediasoup';
import type { Incoming } from './incoming.ts';

/** As many as any picture has. */
const allLayers = 4;
const maxLines = 8_640;

/** What a peer sends from one source, and who receives it. mediasoup's own pause also covers "not joined yet". */
export class Outgoing {
  readonly peerId: string;
  readonly source: MediaSource;
  readonly producer: types.Producer;
  isPausedByClient: boolean;
  readonly #viewers = new Set<Incoming>();
  readonly #onDemand: () => void;
  #layers = allLayers;
  /** What the sender believes: until it is told otherwise, that all of it is looked at. */
  #lines = maxLines;

  constructor(
    sent: Pick<Outgoing, 'peerId' | 'source' | 'producer' | 'isPausedByClient'>,
    onDemand: () => void,
  ) {
    this.peerId = sent.peerId;
    this.source = sent.source;
    this.producer = sent.producer;
    this.isPausedByClient = sent.isPausedByClient;
    this.#onDemand = onDemand;
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
    await Promise.all(this.viewers.map((viewer) => viewer.aim()));
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
