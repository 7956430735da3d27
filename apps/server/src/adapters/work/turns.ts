import { AppError } from '../../ports/app-error.ts';

type Turns = {
  readonly atOnce: number;
  /** How many may wait; each of them holds what it wants worked on in memory. */
  readonly waiting: number;
};

/**
 * Runs at most `atOnce` pieces of work together; others wait in the order they came, until too many do:
 * then `SERVER_BUSY` tells them to come back.
 */
export function createTurns({ atOnce, waiting: mostWaiting }: Turns) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (running < atOnce) running += 1;
    else if (waiting.length >= mostWaiting) throw new AppError('SERVER_BUSY');
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The place is handed on, so that nobody who comes just now slips in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
