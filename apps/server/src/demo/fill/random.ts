/** Chances that are the same every time they are drawn for the same thing. */
export type Random = {
  /** From 0 to below 1. */
  next(): number;
  isBelow(share: number): boolean;
  /** Whole, both ends included. */
  whole(from: number, to: number): number;
  oneOf<Item>(items: readonly Item[]): Item;
  /** Each as often as its weight says. */
  weighted<Item>(choices: readonly (readonly [Item, number])[]): Item;
  /** Log-normal: half are below the median, a few far above it. */
  around(median: number, spread: number): number;
};

/** FNV-1a, of what the chances are for. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/** Tommy Ettinger's mulberry32: small, and good enough for a country that is made up. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function randomFor(...of: readonly (string | number)[]): Random {
  const next = mulberry32(hashOf(of.join('|')));
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    isBelow: (share) => next() < share,
    whole,
    oneOf<Item>(items: readonly Item[]) {
      const item = items[whole(0, items.length - 1)];
      if (item === undefined) throw new RangeError('nothing to choose from');
      return item;
    },
    weighted<Item>(choices: readonly (readonly [Item, number])[]) {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      const found = choices.find(([, weight]) => (left -= weight) < 0) ?? choices.at(-1);
      if (found === undefined) throw new RangeError('nothing to choose from');
      return found[0];
    },
    around(median, spread) {
      // Box and Muller's method; one minus, because there is no logarithm of nought.
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(spread * normal);
    },
  };
}
