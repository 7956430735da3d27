import type { Clock } from '../clock.ts';
import type { Signalling } from '../signalling.ts';

/** The most a contract takes: beyond it there is nothing to adapt to. */
const maxLinkKbps = 100_000;
/** On a way up of next to nothing each word takes the place of a voice's. */
const sparingMs = 5_000;

/** Tells the media node what reaches this browser, by the browser's own measure. */
export class DownReport {
  readonly #peerId: string;
  readonly #signalling: Signalling;
  readonly #clock: Clock;
  #toldMs = -Infinity;

  constructor({
    peerId,
    signalling,
    clock,
  }: {
    peerId: string;
    signalling: Signalling;
    clock: Clock;
  }) {
    this.#peerId = peerId;
    this.#signalling = signalling;
    this.#clock = clock;
  }

  /** @param isSparing whether the way up is to be left to the voice */
  tell(exactKbps: number, isSparing: boolean): void {
    const nowMs = this.#clock.now();
    if (isSparing && nowMs - this.#toldMs < sparingMs) return;
    this.#toldMs = nowMs;
    const kbps = Math.min(maxLinkKbps, Math.round(exactKbps));
    // With signalling down it is measured again.
    this.#signalling
      .request('call:measure-down', { peerId: this.#peerId, kbps })
      .catch(() => undefined);
  }
}
