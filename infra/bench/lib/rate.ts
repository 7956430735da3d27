/**
 * How often per second an operation ends when some of them are always under way.
 * @param work gets the number of the operation and of the worker that carries it out
 */
export async function ratePerSecond(
  inFlight: number,
  forMs: number,
  work: (at: number, worker: number) => Promise<unknown>,
): Promise<number> {
  const startedAtMs = performance.now();
  let begun = 0;
  let done = 0;
  const workers = Array.from({ length: inFlight }, async (_, worker) => {
    while (performance.now() - startedAtMs < forMs) {
      const at = begun;
      begun += 1;
      await work(at, worker);
      done += 1;
    }
  });
  await Promise.all(workers);
  return (done * 1000) / (performance.now() - startedAtMs);
}
