import type { Link, LinkProfileName } from '@qarib/testing/link';
import { recoveryFrom, recoveryRow, type Recovery } from './after-trouble.ts';
import { profilesOf, type Part, type Row } from './part.ts';
import { Speakers } from './speakers.ts';
import { Stage } from './stage.ts';

type Trouble = {
  readonly name: string;
  readonly watchMs: number;
  happenTo(link: Link): Promise<void>;
};

const cut = (seconds: number): Trouble => ({
  name: `cut of ${seconds} s`,
  watchMs: 25_000,
  happenTo: (link) => link.cutFor(seconds * 1_000),
});

const cuts: readonly Trouble[] = [cut(2), cut(10), cut(45), cut(120)];

const signalling: readonly Trouble[] = [
  {
    name: 'signalling only, cut of 10 s',
    watchMs: 20_000,
    happenTo: (link) => link.cutFor(10_000, ['pages']),
  },
];

const paths: readonly Trouble[] = [
  {
    name: 'another address, same sockets',
    watchMs: 20_000,
    happenTo: (link) => link.changePath('rebinding'),
  },
  {
    name: 'another network',
    watchMs: 25_000,
    happenTo: (link) => link.changePath('new-network'),
  },
];

/** All troubles one after the other in one call: each finds what the ones before have left. */
async function oneCall(
  speakers: Speakers,
  profile: LinkProfileName,
  troubles: readonly Trouble[],
  seed: number,
  found: (trouble: Trouble, recovery: Recovery) => void,
): Promise<void> {
  const stage = await Stage.create(speakers.microphones('both'));
  try {
    const callers = await stage.inCall(profile, seed);
    for (const trouble of troubles) {
      const happen = () => trouble.happenTo(callers.link);
      found(trouble, await recoveryFrom(callers, happen, trouble.watchMs));
    }
  } finally {
    await stage.close();
  }
}

const part = (name: string, title: string, troubles: readonly Trouble[]): Part => ({
  name,
  async run(options, progress) {
    const speakers = new Speakers();
    const rows: Row[] = [];
    try {
      for (const profile of profilesOf(options, ['3g', 'satellite'])) {
        const recoveries = new Map<Trouble, Recovery[]>(troubles.map((trouble) => [trouble, []]));
        for (let run = 1; run <= (options.runs ?? 3); run += 1)
          await oneCall(speakers, profile, troubles, run, (trouble, recovery) => {
            recoveries.get(trouble)?.push(recovery);
            progress(`${profile}, ${trouble.name}: ${JSON.stringify(recovery)}`);
          });
        for (const [trouble, found] of recoveries)
          rows.push(recoveryRow({ profile, trouble: trouble.name }, found));
      }
    } finally {
      speakers.close();
    }
    return [{ title, rows }];
  },
});

const measured = 'times after its end, of the slower side';
export const cutsPart = part('cuts', `The nurse's link is cut: ${measured}`, cuts);
export const signallingPart = part(
  'signalling',
  `Signalling is cut, media is not: ${measured}`,
  signalling,
);
export const pathPart = part('path', `The nurse is on another path: ${measured}`, paths);
