/** An answer this late was held up by a queue; one that is not says nothing of the way before. Milliseconds. */
const heldUpMs = 1_000;
/** Given up twice within this time it is one way. Longer than the longest queue. Milliseconds. */
const memoryMs = 5_000;

type SentPing = { readonly sequence: number; readonly sentMs: number };

/**
 * The way that was given up for another one, and what is still under way on it. A path that is looked for anew looks like
 * another, be it the same: but then what was sent before comes back after all, late, and the way was full and not gone.
 */
export class GivenUpWay {
  #shortestMs = Infinity;
  #givenUpMs = -Infinity;
  #sent: readonly SentPing[] = [];

  giveUp(shortestMs: number, sent: readonly SentPing[], nowMs: number): void {
    const isAgain = nowMs - this.#givenUpMs <= memoryMs;
    this.#shortestMs = isAgain ? Math.min(shortestMs, this.#shortestMs) : shortestMs;
    this.#sent = isAgain ? [...this.#sent, ...sent] : sent;
    this.#givenUpMs = nowMs;
  }

  /** The shortest round trip of it, and when that ping was sent, where its answer shows that it goes on; once. */
  recall(
    sequence: number,
    nowMs: number,
  ): { readonly shortestMs: number; readonly sentMs: number } | undefined {
    const sentMs = this.#sent.find((ping) => ping.sequence === sequence)?.sentMs;
    const shortestMs = this.#shortestMs;
    if (sentMs === undefined || nowMs - sentMs - shortestMs < heldUpMs) return undefined;
    this.#sent = [];
    this.#givenUpMs = -Infinity;
    return { shortestMs, sentMs };
  }
}
