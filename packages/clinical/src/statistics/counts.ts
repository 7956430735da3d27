/**
 * How often each measure was counted, by its key: `requested`, or below a dimension's value
 * `mode/immediate/requested`. Whole numbers only, so that sums come out the same to the last digit
 * in whatever order they are added. A key that is not there is nought; nought is never kept.
 */
export type Counts = Readonly<Record<string, number>>;

/** As they are shown: what may not be, or was not counted, is not there. */
export type ShownCounts = Readonly<Record<string, number | undefined>>;

/** All of them, key by key. */
export function addCounts(...all: readonly Counts[]): Counts {
  const [first, ...others] = all;
  if (first !== undefined && others.length === 0) return withoutNoughts(first);
  const sum: Record<string, number> = {};
  for (const counts of all) {
    for (const [key, count] of Object.entries(counts)) sum[key] = (sum[key] ?? 0) + count;
  }
  return withoutNoughts(sum);
}

/** What has to be added to `before` to come to `after`. */
export function differenceOf(before: Counts, after: Counts): Counts {
  const step: Record<string, number> = { ...after };
  for (const [key, count] of Object.entries(before)) step[key] = (step[key] ?? 0) - count;
  return withoutNoughts(step);
}

/** Whether nothing has to be added to one to come to the other. */
export function areSame(one: Counts, other: Counts): boolean {
  const isIn = (counts: Counts, [key, count]: readonly [string, number]) =>
    (counts[key] ?? 0) === count;
  return (
    Object.entries(one).every((entry) => isIn(other, entry)) &&
    Object.entries(other).every((entry) => isIn(one, entry))
  );
}

export function isNothing(counts: Counts): boolean {
  return Object.keys(counts).length === 0;
}

/** A country's month is thousands of keys, so what holds no nought is not copied. */
function withoutNoughts(counts: Counts): Counts {
  if (!Object.values(counts).includes(0)) return counts;
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}
