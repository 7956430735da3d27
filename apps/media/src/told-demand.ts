import type { Demand } from '@qarib/contracts';
import { demandOf, type Outgoing } from './outgoing.ts';

/** What the others can make use of from one peer, told when it comes to something else. */
export class ToldDemand {
  readonly #outgoing: () => readonly Outgoing[];
  readonly #onChanged: (demand: Demand) => void;
  #isDue = false;
  /** As it was told last, in a form that compares; the first time it is the answer to the join. */
  #told: string | undefined;
  #version = 0;

  constructor(outgoing: () => readonly Outgoing[], onChanged: (demand: Demand) => void) {
    this.#outgoing = outgoing;
    this.#onChanged = onChanged;
  }

  /** Whoever asks has been told. */
  take(): Demand {
    const demand = demandOf(this.#outgoing());
    const telling = JSON.stringify(demand);
    if (telling !== this.#told) this.#version += 1;
    this.#told = telling;
    return { ...demand, version: this.#version };
  }

  /** Once for all that happens in the same breath. */
  note(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      const before = this.#told;
      if (before === undefined) return;
      const demand = this.take();
      if (before !== this.#told) this.#onChanged(demand);
    });
  }
}
