import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Utterance } from './align.ts';
import { readWav, type Recording } from './wav.ts';

/** Debian's package of recorded prompts, read aloud by a speaker. */
const folder = '/usr/share/asterisk/sounds/en_US_f_Allison';
const names = [
  'demo-instruct',
  'demo-congrats',
  'basic-pbx-ivr-main',
  'demo-echotest',
  'conf-usermenu',
  'demo-abouttotry',
  'demo-moreinfo',
  'vm-msginstruct',
  'tt-allbusy',
  'queue-periodic-announce',
];
const pauseSeconds = 0.3;
/** Of each, so that a receiver that stretches speech a little stays aligned. */
const mostSeconds = 3.5;

export type Speech = Recording & { readonly utterances: readonly Utterance[] };

export class NoSpeechError extends Error {
  constructor() {
    super('Recorded speech is missing: apt-get install asterisk-core-sounds-en-wav');
  }
}

/** Human speech of about half a minute, its utterances in samples. */
export function recordedSpeech(): Speech {
  if (!existsSync(folder)) throw new NoSpeechError();
  const utterances: Utterance[] = [];
  const parts: number[] = [];
  let rateHz = 0;
  for (const name of names) {
    const recording = readWav(readFileSync(path.join(folder, `${name}.wav`)));
    rateHz = recording.rateHz;
    const samples = recording.samples.subarray(0, mostSeconds * rateHz);
    utterances.push({ from: parts.length, to: parts.length + samples.length });
    parts.push(...samples, ...new Float64Array(pauseSeconds * rateHz));
  }
  return { rateHz, samples: Float64Array.from(parts), utterances };
}
