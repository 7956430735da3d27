import type { Clock } from '../../ports/clock.ts';

export const systemClock: Clock = {
  now: () => new Date(),
  after(delayMs, task) {
    // A pending task never keeps the process alive.
    const timer = setTimeout(task, delayMs).unref();
    return () => clearTimeout(timer);
  },
};
