/** Told at each of these, up to where a call is no trial any more. */
const stepSeconds = 15;
const enoughSeconds = 60;
/** Of a worker full of calls, looks at each of them every second would take a twentieth. */
const lookEveryMs = 3_000;
/** A look that comes late says little about the time before it. */
const longestLookMs = 5_000;

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

  /** When to look: at every chance until it has begun, then now and then, until nothing more is to be known. */
  isDue(nowMs: number): boolean {
    if (this.#lastedMs >= enoughSeconds * 1000) return false;
    return !this.#hasBegun || nowMs - (this.#lookedAtMs ?? 0) >= lookEveryMs;
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
