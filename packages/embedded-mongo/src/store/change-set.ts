import type { Range } from '../keys/layout.ts';
import type { Reads } from './history.ts';

/** Keys as text with one character per byte: comparable, hashable, and in the same order. */
export const keyText = (key: Buffer): string => key.toString('latin1');
export const keyBytes = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A key's new value; null when it was removed. */
export type Change = Buffer | null;

/** Changes by key, readable in order. The order is only worked out once somebody asks. */
export class ChangeSet {
  readonly #changes = new Map<string, Change>();
  #sorted: string[] = [];
  #unsorted: string[] = [];

  get size(): number {
    return this.#changes.size;
  }

  get(key: string): Change | undefined {
    return this.#changes.get(key);
  }

  set(key: string, change: Change): void {
    if (!this.#changes.has(key)) this.#unsorted.push(key);
    this.#changes.set(key, change);
  }

  keys(): MapIterator<string> {
    return this.#changes.keys();
  }

  /** Whether one of the changed keys was read. */
  meets(reads: Reads): boolean {
    for (const key of this.#changes.keys()) if (reads.hasKey(key)) return true;
    return false;
  }

  entries(): IterableIterator<[string, Change]> {
    return this.#changes.entries();
  }

  addAll(other: ChangeSet): void {
    for (const [key, change] of other.entries()) this.set(key, change);
  }

  /** The changed keys inside a range, in order. */
  keysIn({ start, end }: Range): string[] {
    if (this.#changes.size === 0) return [];
    this.#sort();
    const from = this.#position(keyText(start));
    const to = end.length === 0 ? this.#sorted.length : this.#position(keyText(end));
    return this.#sorted.slice(from, to);
  }

  #sort(): void {
    if (this.#unsorted.length === 0) return;
    this.#unsorted.sort((a, b) => (a < b ? -1 : 1));
    const merged: string[] = [];
    let at = 0;
    for (const key of this.#unsorted) {
      for (; at < this.#sorted.length; at += 1) {
        const next = this.#sorted[at] ?? '';
        if (next > key) break;
        merged.push(next);
      }
      merged.push(key);
    }
    this.#sorted = merged.concat(this.#sorted.slice(at));
    this.#unsorted = [];
  }

  #position(key: string): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
