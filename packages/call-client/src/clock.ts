/** Time as the engine sees it, so that tests decide when it passes. Milliseconds. */
export type Clock = {
  now(): number;
  /** Runs once, later. Returns what calls it off. */
  after(delayMs: number, run: () => void): () => void;
  /** Runs again and again. Returns what ends it. */
  every(intervalMs: number, run: () => void): () => void;
};

/** Until it has ended, one way or the other, or for so long: what hangs must not take the rest along. */
export async function endOrPatience(
  clock: Clock,
  patienceMs: number,
  running: Promise<unknown>,
): Promise<void> {
  const { promise: overdue, resolve } = Promise.withResolvers<void>();
  const cancel = clock.after(patienceMs, resolve);
  const ended = running.catch(() => undefined).then(cancel);
  await Promise.race([ended, overdue]);
}

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
