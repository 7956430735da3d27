import type { Counts } from '@qarib/clinical';

/** Adds counts up under names. A country's month is thousands of sums, so nothing is copied. */
export class Tally {
  readonly #sums = new Map<string, Record<string, number>>();

  add(name: string, counts: Counts): void {
    let sum = this.#sums.get(name);
    if (sum === undefined) this.#sums.set(name, (sum = {}));
    for (const key of Object.keys(counts)) sum[key] = (sum[key] ?? 0) + (counts[key] ?? 0);
  }

  names(): Iterable<string> {
    return this.#sums.keys();
  }

  all(): { readonly name: string; readonly counts: Counts }[] {
    return [...this.#sums].map(([name, counts]) => ({ name, counts }));
  }

  countsOf(name: string): Counts {
    return this.#sums.get(name) ?? {};
  }
}
