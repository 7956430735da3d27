import type { Entry } from './view.ts';

type Head = { entry: Entry; rest: Iterator<Entry> };

const isBefore = (a: Head, b: Head): boolean => Buffer.compare(a.entry[0], b.entry[0]) < 0;

/** Lets the first head sink to where no smaller one is below it; every head has its two at 2n+1 and 2n+2. */
const sink = (heads: Head[], from: number): void => {
  for (let at = from; ;) {
    const head = heads[at];
    const [left, right] = [heads[2 * at + 1], heads[2 * at + 2]];
    const isRight = right !== undefined && left !== undefined && isBefore(right, left);
    const smaller = isRight ? right : left;
    if (head === undefined || smaller === undefined || !isBefore(smaller, head)) return;
    const place = 2 * at + (isRight ? 2 : 1);
    heads[at] = smaller;
    heads[place] = head;
    at = place;
  }
};

/** All entries of sources that are each in the order of their keys, in that order. */
export function* mergeEntries(sources: readonly Iterator<Entry>[]): Generator<Entry> {
  const heads = sources.flatMap((rest): Head[] => {
    const next = rest.next();
    return next.done === true ? [] : [{ entry: next.value, rest }];
  });
  for (let at = heads.length >> 1; at >= 0; at -= 1) sink(heads, at);
  for (;;) {
    const [first] = heads;
    if (first === undefined) return;
    yield first.entry;
    const next = first.rest.next();
    if (next.done !== true) {
      first.entry = next.value;
    } else {
      const last = heads.pop();
      if (last !== undefined && last !== first) heads[0] = last;
    }
    sink(heads, 0);
  }
}
