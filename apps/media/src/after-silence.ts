/** A timer this late means that this very process stood still, and could not have heard anything. */
const lateMs = 250;

/** Runs once nobody has called it off for so long. Returns what calls it off. */
export function afterSilence(limitMs: number, run: () => void): () => void {
  let timer: NodeJS.Timeout;
  const listen = () => {
    const dueMs = performance.now() + limitMs;
    timer = setTimeout(() => (performance.now() > dueMs + lateMs ? listen() : run()), limitMs);
  };
  listen();
  return () => clearTimeout(timer);
}
