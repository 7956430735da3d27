import { linkProfiles, type LinkProfileName } from '@qarib/testing/link';
import { percentile } from '../lib/table.ts';
import {
  between,
  concealment,
  givingWay,
  longestGap,
  nowMs,
  pageReaches,
  samplesOf,
  watchCall,
  type Sample,
} from './call-watch.ts';
import { hear } from './heard.ts';
import { milliseconds, profilesOf, type Part, type Row } from './part.ts';
import { Speakers, type Direction } from './speakers.ts';
import { Stage } from './stage.ts';

const settleMs = 5_000;
const minuteMs = 60_000;
/** A picture that still takes this much has not given way. */
const giveWayKbps = 8;

type Run = {
  readonly concealed: number;
  readonly concealedSilent: number;
  readonly concealedAtFirst: number;
  readonly gapMs: number;
  readonly giveWayMs: number;
  readonly secondsAgain: number;
  readonly emulatorLateMs: number;
  readonly intelligible: readonly number[];
};

const median = (values: readonly number[]) => percentile(values, 50);
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** A call on a good link that turns bad: one minute of it, from five seconds after. */
async function oneRun(
  speakers: Speakers,
  profile: LinkProfileName,
  direction: Direction,
  seed: number,
): Promise<Run> {
  const stage = await Stage.create(speakers.microphones(direction));
  try {
    const { nurse, specialist, link } = await stage.inCall('none', seed);
    const listener = (direction === 'up' ? specialist : nurse).page;
    await Promise.all([watchCall(nurse.page), watchCall(specialist.page)]);
    await listener.waitForFunction(() => (window.callWatch?.at(-1)?.audioPacketsIn ?? 0) > 200);
    link.become(linkProfiles[profile]);
    const turnedMs = nowMs();
    await pageReaches(listener, turnedMs + settleMs);
    const heard = await hear(listener, minuteMs);
    const atNurse = await samplesOf(nurse.page);
    const field = direction === 'up' ? 'videoBytesOut' : 'videoBytesIn';
    const given = givingWay(atNurse, field, turnedMs, giveWayKbps);
    return {
      ...judgeSound(await samplesOf(listener), turnedMs),
      giveWayMs: given.afterMs,
      secondsAgain: given.secondsAgain,
      emulatorLateMs: link.lateMs,
      intelligible: speakers.judge(heard),
    };
  } finally {
    await stage.close();
  }
}

function judgeSound(samples: readonly Sample[], turnedMs: number) {
  const settledMs = turnedMs + settleMs;
  const minute = between(samples, settledMs, settledMs + minuteMs);
  const { all, silent } = concealment(minute);
  return {
    concealed: all,
    concealedSilent: silent,
    concealedAtFirst: concealment(between(samples, turnedMs, settledMs)).all,
    gapMs: longestGap(minute, 'audioPacketsIn'),
  };
}

function rowOf(profile: LinkProfileName, direction: Direction, runs: readonly Run[]): Row {
  const of = (field: keyof Omit<Run, 'intelligible'>) => runs.map((run) => run[field]);
  const utterances = runs.flatMap(({ intelligible }) => intelligible);
  return {
    profile,
    'speech goes': direction,
    runs: runs.length,
    'concealed %': median(of('concealed')).toFixed(1),
    'of it silent %': median(of('concealedSilent')).toFixed(1),
    'concealed, first 5 s %': median(of('concealedAtFirst')).toFixed(1),
    'longest gap ms': milliseconds(of('gapMs'), 50),
    'video gives way ms': profile === 'none' ? '' : milliseconds(of('giveWayMs'), 50),
    'seconds with video again': profile === 'none' ? '' : median(of('secondsAgain')),
    'STOI mean': mean(utterances).toFixed(2),
    'STOI p10': percentile(utterances, 10).toFixed(2),
    utterances: utterances.length,
    'emulator late by at most ms': milliseconds(of('emulatorLateMs'), 100),
  };
}

export const speechPart: Part = {
  name: 'speech',
  async run(options, progress) {
    const speakers = new Speakers();
    const rows: Row[] = [];
    try {
      for (const profile of profilesOf(options, ['none', 'worst']))
        for (const direction of ['up', 'down'] as const) {
          const runs: Run[] = [];
          for (let run = 1; run <= (options.runs ?? 3); run += 1) {
            runs.push(await oneRun(speakers, profile, direction, run));
            progress(
              `speech ${direction}, ${profile}: ${JSON.stringify(rowOf(profile, direction, runs.slice(-1)))}`,
            );
          }
          rows.push(rowOf(profile, direction, runs));
        }
    } finally {
      speakers.close();
    }
    return [{ title: 'Speech on a call whose link turns bad', rows }];
  },
};
