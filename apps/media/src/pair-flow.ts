/** Told at each of these, up to where a call is no trial any more. */
const stepSeconds = 15;
const enoughSeconds = 60;
/** Looked at every second; a look that comes late says little about the time before it. */
const longestLookMs = 3_000;

type Noted = {
  /** Both have received something, for the first time. */
  readonly hasBegun: boolean;
  /** A step that was just reached; nought when there is none. */
  readonly lastedSeconds: number;
};

/** How long media has come through between two peers, each way at the same time. */
export class PairFlow {
  #received: readonly [number, number] = [0, 0];
  #lookedAtMs: number | undefined;
  #hasBegun = false;
  #lastedMs = 0;

  /** Nothing more is to be known. */
  get isDone(): boolean {
    return this.#lastedMs >= enoughSeconds * 1000;
  }

  /** @param received packets each of the two has received of the other so far */
  note(received: readonly [number, number], nowMs: number): Noted {
    const [before, lookedAtMs] = [this.#received, this.#lookedAtMs];
    // A Consumer that was replaced counts from nought again.
    const isFlowing = received.every((count, index) => count > 0 && count !== before[index]);
    this.#received = received;
    this.#lookedAtMs = nowMs;
    if (!isFlowing) return { hasBegun: false, lastedSeconds: 0 };
    const hasBegun = !this.#hasBegun;
    this.#hasBegun = true;
    const stepsBefore = this.#steps;
    if (!hasBegun && lookedAtMs !== undefined) {
      this.#lastedMs += Math.min(nowMs - lookedAtMs, longestLookMs);
    }
    const steps = this.#steps;
    return { hasBegun, lastedSeconds: steps > stepsBefore ? steps * stepSeconds : 0 };
  }

  get #steps(): number {
    return Math.floor(Math.min(this.#lastedMs / 1000, enoughSeconds) / stepSeconds);
  }
}
