import type { Interval } from './interval.ts';

/** Time zones whose clocks were changed on these days, each in another way. */
export const zones = [
  { name: 'Africa/Casablanca', changes: ['2025-02-23', '2025-04-06', '2024-03-10'] },
  { name: 'Europe/Paris', changes: ['2026-03-29', '2026-10-25'] },
  // At midnight: the day begins at one.
  { name: 'Africa/Cairo', changes: ['2024-04-26', '2024-11-01'] },
  // By half an hour.
  { name: 'Australia/Lord_Howe', changes: ['2025-04-06', '2025-10-05'] },
  // A whole day.
  { name: 'Pacific/Apia', changes: ['2011-12-30'] },
  { name: 'Asia/Kathmandu', changes: ['2025-06-01'] },
] as const;

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock shows, asked of the platform one instant at a time: `2026-03-09T20:00`. */
export function wallMinuteOf(zone: string, instantMs: number): string {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(zone, format);
  return format.format(instantMs).replace(' ', 'T');
}

/** Every fifth minute of the intervals. */
export function minutesOf(intervals: readonly Interval[]): number[] {
  return intervals.flatMap(({ startMs, endMs }) =>
    Array.from({ length: (endMs - startMs) / 300_000 }, (_, index) => startMs + index * 300_000),
  );
}

export const hours = (intervals: readonly Interval[]) => minutesOf(intervals).length / 12;
