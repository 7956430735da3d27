import type { Range } from '../keys/layout.ts';
import { spaceOf } from '../keys/layout.ts';
import { keyText } from '../store/change-set.ts';
import type { Reads } from '../store/history.ts';
import type { Entry, View } from '../store/view.ts';

/** A range that is being read: it counts only as far as the reader has come. */
type Scan = { range: Range; isReverse: boolean; last?: Buffer; isComplete: boolean };

type Span = { start: string; end: string };

/** Beyond this many keys and ranges, whole collections and indexes count as read. */
const MAX_READS = 5_000;

/** Sorts behind every key, whose characters are bytes. */
const BEHIND_ALL = '\uffff';

const endText = (end: Buffer): string => (end.length === 0 ? BEHIND_ALL : keyText(end));

const spanOf = ({ range, isReverse, last, isComplete }: Scan): Span => {
  const span = { start: keyText(range.start), end: endText(range.end) };
  if (isComplete) return span;
  // Nothing came yet, or no more was asked for after the last one.
  if (last === undefined) return { start: span.start, end: span.start };
  return isReverse
    ? { start: keyText(last), end: span.end }
    : { start: span.start, end: `${keyText(last)}\0` };
};

/** Puts spans in order and joins those that overlap. */
const joinSpans = (spans: Span[]): Span[] => {
  const joined: Span[] = [];
  for (const span of spans.sort((a, b) => (a.start < b.start ? -1 : 1))) {
    const previous = joined.at(-1);
    if (previous === undefined || previous.end < span.start) joined.push({ ...span });
    else if (previous.end < span.end) previous.end = span.end;
  }
  return joined;
};

/** The keys and ranges that a transaction has read, found or not. */
export class ReadSet implements Reads {
  readonly #keys = new Set<string>();
  readonly #spaces = new Set<string>();
  #scans: Scan[] = [];
  #spans: Span[] | undefined;

  addKey(key: Buffer): void {
    const text = keyText(key);
    if (this.#spaces.has(spaceOf(text))) return;
    this.#keys.add(text);
    this.#limit();
  }

  /** @returns what the reader tells its progress to */
  addScan(range: Range, isReverse: boolean): Scan {
    const scan: Scan = { range, isReverse, isComplete: false };
    if (this.#spaces.has(spaceOf(keyText(range.start)))) return scan;
    this.#scans.push(scan);
    this.#limit();
    return scan;
  }

  hasKey(key: string): boolean {
    return this.#keys.has(key) || this.#spaces.has(spaceOf(key)) || this.#isInSpan(key);
  }

  hasSpace(space: string): boolean {
    if (this.#spaces.has(space)) return true;
    for (const key of this.#keys) if (spaceOf(key) === space) return true;
    return this.#scans.some(({ range }) => spaceOf(keyText(range.start)) === space);
  }

  #isInSpan(key: string): boolean {
    this.#spans ??= joinSpans(this.#scans.map(spanOf));
    let low = 0;
    let high = this.#spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#spans[middle]?.start ?? BEHIND_ALL) <= key) low = middle + 1;
      else high = middle;
    }
    return key < (this.#spans[low - 1]?.end ?? '');
  }

  #limit(): void {
    this.#spans = undefined;
    if (this.#keys.size + this.#scans.length <= MAX_READS) return;
    for (const key of this.#keys) this.#spaces.add(spaceOf(key));
    for (const { range } of this.#scans) this.#spaces.add(spaceOf(keyText(range.start)));
    this.#keys.clear();
    this.#scans = [];
  }
}

/** A view that remembers what is read through it. */
export class RecordingView implements View {
  readonly #base: View;
  readonly #reads: ReadSet;

  constructor(base: View, reads: ReadSet) {
    this.#base = base;
    this.#reads = reads;
  }

  get(key: Buffer): Buffer | undefined {
    this.#reads.addKey(key);
    return this.#base.get(key);
  }

  *range(range: Range, isReverse = false): Generator<Entry> {
    const scan = this.#reads.addScan(range, isReverse);
    for (const entry of this.#base.range(range, isReverse)) {
      [scan.last] = entry;
      yield entry;
    }
    scan.isComplete = true;
  }

  count(range: Range): number {
    this.#reads.addScan(range, false).isComplete = true;
    return this.#base.count(range);
  }
}
