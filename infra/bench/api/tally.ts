import { percentile } from '../lib/table.ts';
import type { Found } from './load-settings.ts';

/** How long operations took while it is open, and which failed. */
export class Tally {
  isOpen = false;
  readonly #taken = new Map<string, number[]>();
  readonly #failures = new Map<string, Map<string, number>>();

  took(operation: string, tookMs: number): void {
    if (!this.isOpen) return;
    const taken = this.#taken.get(operation) ?? [];
    taken.push(tookMs);
    this.#taken.set(operation, taken);
  }

  failed(operation: string, why: string): void {
    if (!this.isOpen) return;
    const failures = this.#failures.get(operation) ?? new Map<string, number>();
    failures.set(why, (failures.get(why) ?? 0) + 1);
    this.#failures.set(operation, failures);
  }

  /** The most frequent first. */
  found(): Found[] {
    const operations = new Set([...this.#taken.keys(), ...this.#failures.keys()]);
    const found = [...operations].map((operation) => {
      const taken = this.#taken.get(operation) ?? [0];
      return {
        operation,
        n: taken.length,
        p50: percentile(taken, 50),
        p99: percentile(taken, 99),
        most: Math.max(...taken),
        failures: Object.fromEntries(this.#failures.get(operation) ?? []),
      };
    });
    return found.toSorted((one, other) => other.n - one.n);
  }
}
