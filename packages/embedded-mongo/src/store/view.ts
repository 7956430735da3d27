import type { Range } from '../keys/layout.ts';

export type Entry = readonly [key: Buffer, value: Buffer];

/** One consistent state of the key space. */
export interface View {
  get(key: Buffer): Buffer | undefined;
  /** Entries from start (inclusive) to end (exclusive), or the same backwards. */
  range(range: Range, isReverse?: boolean): IterableIterator<Entry>;
  /** How many keys the range holds. */
  count(range: Range): number;
}

/** A view that also takes changes, seen by its own later reads. */
export interface WritableView extends View {
  put(key: Buffer, value: Buffer): void;
  remove(key: Buffer): void;
}
