/** Time as the engine sees it, so that tests decide when it passes. Milliseconds. */
export type Clock = {
  now(): number;
  /** Runs once, later. Returns what calls it off. */
  after(delayMs: number, run: () => void): () => void;
  /** Runs again and again. Returns what ends it. */
  every(intervalMs: number, run: () => void): () => void;
};

export const browserClock: Clock = {
  now: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
  every(intervalMs, run) {
    const timer = setInterval(run, intervalMs);
    return () => clearInterval(timer);
  },
};
