import type { Range } from '../keys/layout.ts';
import { ChangeSet, keyBytes, keyText } from './change-set.ts';
import type { Entry, View, WritableView } from './view.ts';

/** Changes on top of another view: what a statement or a transaction sees of its own writes. */
export class OverlayView implements WritableView {
  readonly #base: View;
  readonly changes: ChangeSet;

  constructor(base: View, changes = new ChangeSet()) {
    this.#base = base;
    this.changes = changes;
  }

  get(key: Buffer): Buffer | undefined {
    if (this.changes.size > 0) {
      const change = this.changes.get(keyText(key));
      if (change !== undefined) return change ?? undefined;
    }
    return this.#base.get(key);
  }

  put(key: Buffer, value: Buffer): void {
    this.changes.set(keyText(key), value);
  }

  remove(key: Buffer): void {
    this.changes.set(keyText(key), null);
  }

  count(range: Range): number {
    let total = this.#base.count(range);
    for (const key of this.changes.keysIn(range)) {
      const existed = this.#base.get(keyBytes(key)) !== undefined;
      const exists = this.changes.get(key) !== null;
      total += Number(exists) - Number(existed);
    }
    return total;
  }

  range(range: Range, isReverse = false): IterableIterator<Entry> {
    const changed = this.changes.keysIn(range);
    const base = this.#base.range(range, isReverse);
    if (changed.length === 0) return base;
    return this.#merge(base, isReverse ? changed.reverse() : changed, isReverse);
  }

  /** Both sides come in the same order; where both have a key, the change hides the base entry. */
  *#merge(
    base: IterableIterator<Entry>,
    changed: readonly string[],
    isReverse: boolean,
  ): Generator<Entry> {
    let at = 0;
    try {
      for (const entry of base) {
        const text = keyText(entry[0]);
        for (; at < changed.length; at += 1) {
          const key = changed[at] ?? '';
          if (isReverse ? key <= text : key >= text) break;
          yield* this.#changedEntry(key);
        }
        if (changed[at] === text) {
          yield* this.#changedEntry(text);
          at += 1;
        } else {
          yield entry;
        }
      }
      for (; at < changed.length; at += 1) yield* this.#changedEntry(changed[at] ?? '');
    } finally {
      base.return?.();
    }
  }

  *#changedEntry(key: string): Generator<Entry> {
    const change = this.changes.get(key);
    if (change !== undefined && change !== null) yield [keyBytes(key), change];
  }
}
