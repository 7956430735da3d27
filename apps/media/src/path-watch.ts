import { pathGraceMs } from './media-settings.ts';
import type { types } from 'mediasoup';

/** Tells once when none of a peer's transports that ever had a path has had one for a while. */
export class PathWatch {
  readonly #onLost: () => void;
  /** Transports that have been connected, and whether they are now. */
  readonly #paths = new Map<string, boolean>();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  private constructor(onLost: () => void) {
    this.#onLost = onLost;
  }

  static create(transports: readonly types.WebRtcTransport[], onLost: () => void): PathWatch {
    const watch = new PathWatch(onLost);
    for (const transport of transports) {
      const look = () => watch.#look(transport);
      transport.on('icestatechange', look);
      transport.on('dtlsstatechange', look);
    }
    return watch;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #look({ id, iceState, dtlsState }: types.WebRtcTransport): void {
    if (this.#isClosed) return;
    // A browser that closes its page says goodbye over DTLS, long before ICE misses it.
    const hasPath =
      (iceState === 'connected' || iceState === 'completed') &&
      dtlsState !== 'closed' &&
      dtlsState !== 'failed';
    if (hasPath || this.#paths.has(id)) this.#paths.set(id, hasPath);
    const isWithout = this.#paths.size > 0 && [...this.#paths.values()].every((has) => !has);
    if (!isWithout) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    } else this.#timer ??= setTimeout(() => this.#onLost(), pathGraceMs);
  }
}
