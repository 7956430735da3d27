import type { types } from 'mediasoup';
import { bitrates, iceConsentTimeoutS } from './media-settings.ts';

/** kbit/s of a voice beside the pictures; mediasoup estimates for pictures alone. */
const voiceKbps = 30;
/** An estimate moves all the time; a change smaller than this is none. */
const noticeableRatio = 0.15;
/** With nothing heard of what arrives the estimate falls at once; that the path is lost is known this much later. */
const unheardMs = (iceConsentTimeoutS + 2) * 1_000;
/** After a cut: room for the one small picture that pictures come back with, where there was room for it before. */
const resumedKbps = 125;
/** So long the estimate takes to follow. */
const resumingMs = 5_000;

type Noted = { readonly kbps: number; readonly atMs: number };

/** The worker's own estimate of what it sends to a peer. */
export type WayDown = {
  /** @param handler is told kbit/s of pictures */
  onEstimate(handler: (kbps: number) => void): void;
  /** @param rate bit/s; below it the estimate does not go, nor stays */
  setLeast(rate: number): Promise<void>;
};

export function wayDown(transport: types.WebRtcTransport): WayDown {
  return {
    onEstimate(handler) {
      transport.on('trace', ({ type, info }) => {
        if (type !== 'bwe' || typeof info !== 'object' || info === null) return;
        if ('availableBitrate' in info) handler(Number(info.availableBitrate) / 1_000);
      });
      transport.enableTraceEvent(['bwe']).catch(() => {
        // Closed while it was being made.
      });
    },
    setLeast: (rate) => transport.setMinOutgoingBitrate(rate),
  };
}

/** What a peer's way down carries, as far as anybody knows. */
export class Receivable {
  readonly #way: WayDown;
  readonly #isFlowing: () => boolean;
  readonly #onChange: () => void;
  /** What was known of late, the latest last. */
  #noted: readonly Noted[] = [];
  #beforeCutKbps: number | undefined;
  #resuming: NodeJS.Timeout | undefined;

  private constructor(way: WayDown, isFlowing: () => boolean, onChange: () => void) {
    this.#way = way;
    this.#isFlowing = isFlowing;
    this.#onChange = onChange;
  }

  /** `isFlowing` tells whether a picture goes down that way: without one the estimate says nothing. */
  static create(way: WayDown, isFlowing: () => boolean, onChange: () => void): Receivable {
    const receivable = new Receivable(way, isFlowing, onChange);
    way.onEstimate((kbps) => receivable.#estimate(kbps));
    return receivable;
  }

  /** Absent until there was a picture or a measure. */
  get kbps(): number | undefined {
    return this.#noted.at(-1)?.kbps;
  }

  /** The peer has measured by itself, which it does while no picture comes. */
  note(kbps: number): void {
    // The way has become a poorer one.
    if (this.#resuming && kbps < resumedKbps) this.#endResuming();
    this.#set(kbps);
  }

  /** The path is lost: what it is taken for by now is nothing, and what it carried was known before. */
  noteLost(): void {
    const lastHeardMs = performance.now() - unheardMs;
    const before = this.#noted.findLast(({ atMs }) => atMs <= lastHeardMs) ?? this.#noted[0];
    this.#beforeCutKbps = before?.kbps;
  }

  /** The path is back, and with it what it carries, as far as one small picture shows. */
  async resume(): Promise<void> {
    const kbps = Math.min(resumedKbps, this.#beforeCutKbps ?? 0);
    this.#beforeCutKbps = undefined;
    if (kbps <= (this.kbps ?? Infinity)) return;
    this.#set(kbps);
    this.close();
    this.#resuming = setTimeout(() => this.#endResuming(), resumingMs);
    await this.#way.setLeast((kbps - voiceKbps) * 1_000);
  }

  close(): void {
    clearTimeout(this.#resuming);
    this.#resuming = undefined;
  }

  #endResuming(): void {
    this.close();
    this.#way.setLeast(bitrates.minOutgoing).catch(() => {
      // Closed meanwhile.
    });
  }

  #estimate(pictureKbps: number): void {
    if (this.#isFlowing()) this.#set(pictureKbps + voiceKbps);
  }

  #set(exactKbps: number): void {
    const kbps = Math.round(exactKbps);
    const before = this.kbps;
    if (before !== undefined && Math.abs(kbps - before) <= before * noticeableRatio) return;
    const atMs = performance.now();
    const isOld = (noted: Noted) => atMs - noted.atMs > unheardMs;
    // The last of the old ones tells what was known until the next.
    const kept = this.#noted.slice(Math.max(0, this.#noted.findLastIndex(isOld)));
    this.#noted = [...kept, { kbps, atMs }];
    this.#onChange();
  }
}
