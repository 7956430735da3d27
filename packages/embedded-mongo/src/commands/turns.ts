import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * How long one turn may take while others wait for theirs. A client's small transaction is five or more
 * commands one after the other, and each of them may have to wait that long.
 */
const TURN_MS = 2;

/**
 * Called now and then in the middle of a long work, gives way to others once its turn is over; until then
 * there is nothing to wait for.
 */
export const takingTurns = (): (() => Promise<void> | undefined) => {
  let endsAtMs = performance.now() + TURN_MS;
  const giveWay = async (): Promise<void> => {
    await nextTurn();
    endsAtMs = performance.now() + TURN_MS;
  };
  return () => (performance.now() < endsAtMs ? undefined : giveWay());
};
