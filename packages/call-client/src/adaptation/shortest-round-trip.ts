/** Of a queue that never empties for so long it cannot be told any more that it is one. */
const memoryMs = 30_000;

/**
 * The shortest round trip of the last half minute: what a packet takes that waits for nothing. Not the
 * shortest ever: the way may become another one, and what is usual there would pass for a queue for good.
 */
export class ShortestRoundTrip {
  /** Of this half of the memory and of the one before. */
  #recentMs = Infinity;
  #beforeMs = Infinity;
  #sinceMs = -Infinity;

  note(roundTripMs: number, nowMs: number): void {
    const ageMs = nowMs - this.#sinceMs;
    if (ageMs >= memoryMs / 2) {
      this.#beforeMs = ageMs < memoryMs ? this.#recentMs : Infinity;
      this.#recentMs = Infinity;
      this.#sinceMs = nowMs;
    }
    this.#recentMs = Math.min(this.#recentMs, roundTripMs);
  }

  /** Infinite as long as there was none. */
  get ms(): number {
    return Math.min(this.#recentMs, this.#beforeMs);
  }

  forget(): void {
    this.#recentMs = Infinity;
    this.#beforeMs = Infinity;
  }
}
