import type { LinkProfileName } from '@qarib/testing/link';
import type { BenchOptions } from './options.ts';
import { percentile } from '../lib/table.ts';

export type Row = Record<string, string | number>;

/** What a part found: a table and what it is a table of. */
export type Findings = { readonly title: string; readonly rows: readonly Row[] };

/** One question the bench answers; it prints no more than its progress. */
export type Part = {
  readonly name: string;
  run(options: BenchOptions, progress: (text: string) => void): Promise<readonly Findings[]>;
};

/** The profiles asked for, or those the part is about. */
export function profilesOf(
  { profiles }: BenchOptions,
  usual: readonly LinkProfileName[],
): readonly LinkProfileName[] {
  return profiles.length > 0 ? profiles : usual;
}

/** Milliseconds, rounded; a run that never came to its end is told as such. */
export function milliseconds(values: readonly number[], share: number): string {
  const value = percentile(values, share);
  return Number.isFinite(value) ? value.toFixed(0) : 'never';
}

export const quantiles = (values: readonly number[]): Row => ({
  n: values.length,
  'p50 ms': milliseconds(values, 50),
  'p90 ms': milliseconds(values, 90),
  'max ms': milliseconds(values, 100),
});
