import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long one turn may take while others wait for theirs. */
const TURN_MS = 10;

/** Called now and then in the middle of a long work, gives way to others once its turn is over. */
export const takingTurns = (): (() => Promise<void>) => {
  let endsAtMs = performance.now() + TURN_MS;
  return async () => {
    if (performance.now() < endsAtMs) return;
    await nextTurn();
    endsAtMs = performance.now() + TURN_MS;
  };
};
