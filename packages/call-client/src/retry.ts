import { backOffMs } from './back-off.ts';
import type { Clock } from './clock.ts';

/** One thing to try again, later and later; a newer wish takes the place of the one before. */
export class Retry {
  readonly #clock: Clock;
  #attempts = 0;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  later(run: () => Promise<void>): void {
    this.cancel();
    this.#cancel = this.#clock.after(backOffMs(this.#attempts), () => {
      // Several wishes of one moment are one attempt.
      this.#attempts += 1;
      void run();
    });
  }

  cancel(): void {
    this.#cancel?.();
  }

  /** It worked: the next time starts with no delay again. */
  reset(): void {
    this.#attempts = 0;
  }
}
