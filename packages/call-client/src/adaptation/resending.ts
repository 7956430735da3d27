export const resendingTimings = { windowMs: 750 };

/** Packets sent again in that time that are more than a few lost ones explain. */
const tooMany = 4;

/**
 * On a way that carries the voice and hardly more, what is sent again crowds out what is being said, which
 * is then lost and sent again in its turn: this goes on long after what began it. Tells when to forget
 * what was lost.
 */
export class Resending {
  #window: { readonly sinceMs: number; readonly sentAgain: number } | undefined;

  /** Of the voice, packets since its beginning. True when it has been too many. */
  isTooMuch(sentAgain: number, nowMs: number): boolean {
    const { sinceMs, sentAgain: before } = (this.#window ??= { sinceMs: nowMs, sentAgain });
    if (nowMs - sinceMs < resendingTimings.windowMs) return false;
    this.#window = { sinceMs: nowMs, sentAgain };
    return sentAgain - before >= tooMany;
  }

  forget(): void {
    this.#window = undefined;
  }
}
