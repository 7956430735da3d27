import { parseArgs } from 'node:util';
import { findLinkProfile, linkProfileNames, type LinkProfileName } from '@qarib/testing/link';

/** One cut of the link, in seconds since the start. */
export type PlannedCut = { readonly atSeconds: number; readonly forSeconds: number };

export type LinkSettings = {
  readonly profile: LinkProfileName;
  readonly target: URL;
  readonly port: number;
  readonly seed: number;
  readonly cuts: readonly PlannedCut[];
};

export const usage = `npm run link -- [--profile <name>] [--to <address of Qarib>] [--port 8090] [--seed 1] [--cuts 30:10,90:45]
Profiles: ${linkProfileNames.map((name, at) => `p${at} ${name}`).join(', ')} (short: vsat)
--cuts 30:10 cuts the link 30 s after the start, for 10 s.`;

export class UsageError extends Error {}

function wholeNumber(name: string, value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0)
    throw new UsageError(`--${name} takes a whole number, not ${value}.`);
  return number;
}

function readCut(text: string): PlannedCut {
  const [at, length] = text.split(':').map(Number);
  if (!(Number(at) >= 0 && Number(length) > 0))
    throw new UsageError(`--cuts takes <at>:<seconds>, not ${text}.`);
  return { atSeconds: Number(at), forSeconds: Number(length) };
}

function readTarget(address: string): URL {
  const target = URL.parse(address);
  if (target?.protocol !== 'http:')
    throw new UsageError(`--to takes an address that begins with http://, not ${address}.`);
  return target;
}

/** @param args what follows `npm run link --` */
export function readLinkSettings(args: readonly string[]): LinkSettings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      profile: { type: 'string', default: '3g' },
      to: { type: 'string', default: 'http://localhost:8080' },
      port: { type: 'string', default: '8090' },
      seed: { type: 'string', default: '1' },
      cuts: { type: 'string', default: '' },
    },
  });
  const profile = findLinkProfile(values.profile);
  if (!profile) throw new UsageError(`There is no profile ${values.profile}.`);
  return {
    profile,
    target: readTarget(values.to),
    port: wholeNumber('port', values.port),
    seed: wholeNumber('seed', values.seed),
    cuts: values.cuts.split(',').filter(Boolean).map(readCut),
  };
}
