import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { intelligibility } from '../lib/speech/align.ts';
import { recordedSpeech } from '../lib/speech/recorded-speech.ts';
import { resample } from '../lib/speech/resample.ts';
import { stoiRate } from '../lib/speech/stoi.ts';
import { writeWav } from '../lib/speech/wav.ts';
import type { Heard } from './heard.ts';
import type { StageOptions } from './stage.ts';

/** `up`: the nurse speaks, over the way up of her link. `down`: the specialist does. */
export type Direction = 'up' | 'down' | 'both';

/** Recorded speech for one side's microphone and silence for the other's, so that no echo is taken out of it. */
export class Speakers {
  readonly #speech = recordedSpeech();
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'qarib-speech-'));

  /** What the stage's browsers are started with. */
  microphones(direction: Direction): StageOptions {
    const { rateHz, samples } = this.#speech;
    const speaking = this.#argument('speech', samples, rateHz);
    const silent = this.#argument('silence', new Float64Array(rateHz), rateHz);
    // Backwards: the same words a moment later would be an echo, and be treated as one.
    const answering = () => this.#argument('answer', samples.toReversed(), rateHz);
    return {
      nurseArgs: [direction === 'down' ? silent : speaking],
      specialistArgs: [{ up: () => silent, down: () => speaking, both: answering }[direction]()],
    };
  }

  /** Intelligibility of every whole utterance in what was heard. */
  judge({ rateHz, samples }: Heard): number[] {
    const speech = this.#speech;
    const at = (sample: number) => Math.floor((sample * stoiRate) / speech.rateHz);
    const utterances = speech.utterances.map(({ from, to }) => ({ from: at(from), to: at(to) }));
    const reference = resample(speech.samples, speech.rateHz, stoiRate);
    return intelligibility(reference, utterances, resample(samples, rateHz, stoiRate));
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #argument(name: string, samples: Float64Array, rateHz: number): string {
    const file = path.join(this.#folder, `${name}.wav`);
    writeFileSync(file, writeWav({ rateHz, samples }));
    return `--use-file-for-fake-audio-capture=${file}`;
  }
}
