import type { types } from 'mediasoup';

/** kbit/s of a voice beside the pictures; mediasoup estimates for pictures alone. */
const voiceKbps = 30;
/** An estimate moves all the time; a change smaller than this is none. */
const noticeableRatio = 0.15;

/** What a peer's way down carries, as far as anybody knows. */
export class Receivable {
  readonly #isFlowing: () => boolean;
  readonly #onChange: () => void;
  #kbps: number | undefined;

  private constructor(isFlowing: () => boolean, onChange: () => void) {
    this.#isFlowing = isFlowing;
    this.#onChange = onChange;
  }

  /** `isFlowing` tells whether a picture goes down that way: without one the estimate says nothing. */
  static create(
    transport: types.WebRtcTransport,
    isFlowing: () => boolean,
    onChange: () => void,
  ): Receivable {
    const receivable = new Receivable(isFlowing, onChange);
    transport.on('trace', (trace) => {
      const { info } = trace;
      if (trace.type !== 'bwe' || typeof info !== 'object' || info === null) return;
      if ('availableBitrate' in info) receivable.#estimate(Number(info.availableBitrate) / 1_000);
    });
    transport.enableTraceEvent(['bwe']).catch(() => {
      // Closed while it was being made.
    });
    return receivable;
  }

  /** Absent until there was a picture or a measure. */
  get kbps(): number | undefined {
    return this.#kbps;
  }

  /** The peer has measured by itself, which it does while no picture comes. */
  note(kbps: number): void {
    this.#set(kbps);
  }

  #estimate(pictureKbps: number): void {
    if (this.#isFlowing()) this.#set(pictureKbps + voiceKbps);
  }

  #set(exactKbps: number): void {
    const kbps = Math.round(exactKbps);
    const before = this.#kbps;
    if (before !== undefined && Math.abs(kbps - before) <= before * noticeableRatio) return;
    this.#kbps = kbps;
    this.#onChange();
  }
}
