/** A clock this near is right: answers tell the second only, and take a while on their way. */
const toleranceMs = 30_000;

/** How far the server's clock is ahead of this device's. */
let aheadMs = 0;

/** Learns from the `Date` of an answer how wrong the clock of this device is. */
export function learnServerTime(date: string | null): void {
  const differenceMs = Date.parse(date ?? '') - Date.now();
  if (Number.isNaN(differenceMs)) return;
  aheadMs = Math.abs(differenceMs) > toleranceMs ? differenceMs : 0;
}

/** What the server's clock showed when this device's showed that; epoch milliseconds. */
export const serverTimeOf = (deviceMs: number): number => deviceMs + aheadMs;

/**
 * The present, epoch milliseconds, by the server's clock. A nurse's tablet may be an hour or a day off:
 * that must make nobody wait less, and no child be born tomorrow.
 */
export const serverNow = (): number => serverTimeOf(Date.now());
