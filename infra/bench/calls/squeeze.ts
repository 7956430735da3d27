import {
  between,
  concealment,
  longestGap,
  nowMs,
  pageReaches,
  returnAfter,
  samplesOf,
  watchCall,
} from './call-watch.ts';
import { milliseconds, type Part } from './part.ts';
import { Speakers } from './speakers.ts';
import { Stage } from './stage.ts';

const before = 15_000;
const after = 20_000;
/** Frames within a second that make a picture move again. */
const movingFrames = 3;

type Run = {
  readonly gapMs: number;
  readonly concealed: number;
  readonly frozenMs: number;
  readonly backMs: number;
  readonly emulatorLateMs: number;
};

async function oneRun(speakers: Speakers, seed: number): Promise<Run> {
  const stage = await Stage.create(speakers.microphones('up'));
  try {
    const { specialist, link } = await stage.inCall('squeeze', seed);
    const { page } = specialist;
    await watchCall(page);
    await pageReaches(page, nowMs() + before);
    const beginMs = nowMs();
    await link.squeeze();
    const endMs = nowMs();
    await pageReaches(page, endMs + after);
    const samples = await samplesOf(page);
    const around = between(samples, beginMs, endMs + 5_000);
    return {
      gapMs: longestGap(around, 'audioPacketsIn'),
      concealed: concealment(around).all,
      frozenMs: longestGap(between(samples, beginMs, endMs), 'framesIn'),
      backMs: returnAfter(samples, 'framesIn', endMs, movingFrames),
      emulatorLateMs: link.lateMs,
    };
  } finally {
    await stage.close();
  }
}

/** The nurse's way up carries next to nothing for a while: what the specialist hears and sees of her. */
export const squeezePart: Part = {
  name: 'squeeze',
  async run(options, progress) {
    const speakers = new Speakers();
    const runs: Run[] = [];
    try {
      for (let run = 1; run <= (options.runs ?? 3); run += 1) {
        runs.push(await oneRun(speakers, run));
        progress(`squeeze ${run}: ${JSON.stringify(runs.at(-1))}`);
      }
    } finally {
      speakers.close();
    }
    const of = (field: keyof Run) => runs.map((run) => run[field]);
    const measures = {
      'longest gap in sound ms': of('gapMs'),
      'longest freeze in the squeeze ms': of('frozenMs'),
      'picture back after its end ms': of('backMs'),
      'concealed % (until 5 s after)': of('concealed'),
      'emulator late by at most ms': of('emulatorLateMs'),
    };
    const rows = Object.entries(measures).map(([measure, values]) => ({
      measure,
      n: values.length,
      p50: milliseconds(values, 50),
      max: milliseconds(values, 100),
    }));
    return [{ title: 'A squeeze of the way up to 15 kbit/s for 20 s', rows }];
  },
};
