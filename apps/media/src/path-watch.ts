import type { types } from 'mediasoup';

export type PathEvents = {
  /** None of the transports that ever had a path has one now. */
  readonly onLost: () => void;
  readonly onFound: () => void;
  /** The browser closed what it had: it said goodbye over DTLS, long before ICE would miss it. */
  readonly onClosed: () => void;
};

type Watched = { hasPath: boolean; isClosed: boolean };

/** Whether a peer's transports have a path, as ICE's consent checks tell. */
export class PathWatch {
  readonly #events: PathEvents;
  /** Transports that have been connected. */
  readonly #watched = new Map<string, Watched>();
  #isLost = false;
  #isClosed = false;

  private constructor(events: PathEvents) {
    this.#events = events;
  }

  static create(transports: readonly types.WebRtcTransport[], events: PathEvents): PathWatch {
    const watch = new PathWatch(events);
    for (const transport of transports) {
      const look = () => watch.#look(transport);
      transport.on('icestatechange', look);
      transport.on('dtlsstatechange', look);
    }
    return watch;
  }

  close(): void {
    this.#isClosed = true;
  }

  #look({ id, iceState, dtlsState }: types.WebRtcTransport): void {
    if (this.#isClosed) return;
    const hasIce = iceState === 'connected' || iceState === 'completed';
    const isClosed = dtlsState === 'closed' || dtlsState === 'failed';
    if (hasIce || this.#watched.has(id))
      this.#watched.set(id, { hasPath: hasIce && !isClosed, isClosed });
    const watched = [...this.#watched.values()];
    if (watched.length === 0) return;
    if (watched.every((each) => each.isClosed)) {
      this.#isClosed = true;
      this.#events.onClosed();
    } else this.#tell(watched.every(({ hasPath }) => !hasPath));
  }

  #tell(isLost: boolean): void {
    if (isLost === this.#isLost) return;
    this.#isLost = isLost;
    if (isLost) this.#events.onLost();
    else this.#events.onFound();
  }
}
