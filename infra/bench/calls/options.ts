import { parseArgs } from 'node:util';
import { findLinkProfile, linkProfileNames, type LinkProfileName } from '@qarib/testing/link';

export type BenchOptions = {
  /** Parts to run, by name; all without. */
  readonly only: readonly string[];
  /** Profiles to run what runs on several of them. */
  readonly profiles: readonly LinkProfileName[];
  readonly runs: number | undefined;
};

export class UsageError extends Error {}

const listed = (text: string | undefined) => (text ?? '').split(',').filter((part) => part !== '');

function profileOf(name: string): LinkProfileName {
  const found = findLinkProfile(name);
  if (!found) throw new UsageError(`No profile ${name}; there are ${linkProfileNames.join(', ')}.`);
  return found;
}

/** Reads `--only join,cuts --profile p1,vsat --runs 5`. */
export function readOptions(args: readonly string[], parts: readonly string[]): BenchOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { only: text, profile: text, runs: text },
  });
  const only = listed(values.only);
  const unknown = only.find((name) => !parts.includes(name));
  if (unknown) throw new UsageError(`No part ${unknown}; there are ${parts.join(', ')}.`);
  const runs = values.runs === undefined ? undefined : Number(values.runs);
  if (runs !== undefined && !(Number.isInteger(runs) && runs > 0))
    throw new UsageError('--runs takes a whole number above zero.');
  return { only, profiles: listed(values.profile).map(profileOf), runs };
}
