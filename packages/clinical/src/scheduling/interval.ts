/** From `startMs`, until before `endMs`; epoch milliseconds. */
export type Interval = { readonly startMs: number; readonly endMs: number };

export const minuteMs = 60_000;

/** The same time without overlaps or seams, in order. */
export function merged(intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const next of intervals.toSorted((a, b) => a.startMs - b.startMs)) {
    if (next.endMs <= next.startMs) continue;
    const last = result.at(-1);
    if (!last || next.startMs > last.endMs) result.push(next);
    else if (next.endMs > last.endMs) {
      result[result.length - 1] = { startMs: last.startMs, endMs: next.endMs };
    }
  }
  return result;
}

/** What is left of the time once others took theirs. Goes through both once. */
export function without(time: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const others = merged(taken);
  const left: Interval[] = [];
  let first = 0;
  for (const { startMs, endMs } of merged(time)) {
    while (first < others.length && (others[first]?.endMs ?? 0) <= startMs) first += 1;
    let freeFromMs = startMs;
    for (let index = first; index < others.length; index += 1) {
      const other = others[index];
      if (!other || other.startMs >= endMs) break;
      if (other.startMs > freeFromMs) left.push({ startMs: freeFromMs, endMs: other.startMs });
      freeFromMs = other.endMs;
    }
    if (freeFromMs < endMs) left.push({ startMs: freeFromMs, endMs });
  }
  return left;
}

/** Those that lie wholly in one of the intervals of a time. Both are in order. */
export function thoseWithin(intervals: readonly Interval[], time: readonly Interval[]): Interval[] {
  let first = 0;
  return intervals.filter(({ startMs, endMs }) => {
    while (first < time.length && (time[first]?.endMs ?? 0) <= startMs) first += 1;
    const around = time[first];
    return around !== undefined && around.startMs <= startMs && endMs <= around.endMs;
  });
}
