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

/** What is left of the time once others took theirs. */
export function without(time: readonly Interval[], taken: readonly Interval[]): Interval[] {
  return merged(taken).reduce<Interval[]>(
    (left, { startMs, endMs }) =>
      left.flatMap((it) =>
        it.endMs <= startMs || it.startMs >= endMs
          ? [it]
          : [
              { startMs: it.startMs, endMs: Math.min(it.endMs, startMs) },
              { startMs: Math.max(it.startMs, endMs), endMs: it.endMs },
            ].filter((part) => part.startMs < part.endMs),
      ),
    merged(time),
  );
}

/** Whether all of an interval lies in one of the others. */
export function isWithin({ startMs, endMs }: Interval, time: readonly Interval[]): boolean {
  return time.some((it) => it.startMs <= startMs && endMs <= it.endMs);
}
