const lanes = new Map<string, Promise<unknown>>();

/**
 * Lets the work on one calendar follow one another within this process. Whoever wants the same time
 * would only meet in the store again and again until each had its turn there; that nothing is taken
 * twice is the store's doing, here and between processes.
 */
export async function inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
  const before = lanes.get(key) ?? Promise.resolve();
  const turn = before.then(work, work);
  const settled = turn.catch(() => undefined);
  lanes.set(key, settled);
  try {
    return await turn;
  } finally {
    if (lanes.get(key) === settled) lanes.delete(key);
  }
}
