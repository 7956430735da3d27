/** A span of time cut into what a person reads: seconds only while they matter. */
export type DurationParts = {
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
};

/** Never negative: the clocks of two machines are never quite the same. */
export function durationParts(fromMs: number, toMs: number): DurationParts {
  const total = Math.max(0, Math.floor((toMs - fromMs) / 1_000));
  return {
    hours: Math.floor(total / 3_600),
    minutes: Math.floor((total % 3_600) / 60),
    seconds: total % 60,
  };
}
