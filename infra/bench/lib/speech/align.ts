import { crossCorrelation } from './fft.ts';
import { stoi, stoiRate } from './stoi.ts';

/** A stretch of speech without a long pause, in samples of the reference. */
export type Utterance = { readonly from: number; readonly to: number };

const envelopeRate = 100;
const step = stoiRate / envelopeRate;
/** How far a receiver's jitter buffer may have moved an utterance from where the others say it is. */
const driftSeconds = 0.8;
/** A part of an utterance, of a few syllables; and how far stretching within the utterance may have moved it. */
const partSeconds = 0.5;
const stretchSeconds = 0.3;

/** Loudness a hundred times a second, its mean taken out. */
function loudness(signal: Float64Array): Float64Array {
  const values = Float64Array.from({ length: Math.floor(signal.length / step) }, (_, at) =>
    Math.sqrt(signal.subarray(at * step, (at + 1) * step).reduce((sum, x) => sum + x * x, 0)),
  );
  const mean = values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
  return values.map((value) => value - mean);
}

function indexOfMax(values: Float64Array): number {
  let best = 0;
  for (const [at, value] of values.entries()) if (value > (values[best] ?? 0)) best = at;
  return best;
}

/** Where in the recording the reference, played over and over, begins for the last time before its start. */
export function lastStartBefore(reference: Float64Array, recording: Float64Array): number {
  const once = loudness(reference);
  const found = loudness(recording);
  const played = Float64Array.from(
    { length: found.length + once.length },
    (_, at) => once[at % once.length] ?? 0,
  );
  return -indexOfMax(crossCorrelation(played, found).subarray(0, once.length)) * step;
}

/** Where in the recording something clean is, at most so far from where it should be. */
function placeOf(
  clean: Float64Array,
  recording: Float64Array,
  expected: number,
  drift: number,
): number {
  const from = Math.max(0, expected - drift);
  const region = recording.slice(from, expected + clean.length + drift);
  const last = Math.max(1, region.length - clean.length);
  return from + indexOfMax(crossCorrelation(region, clean).subarray(0, last).map(Math.abs));
}

/** What was made of the utterance in the recording, part by part as playback was stretched, found near where it should be. */
function pieceOf(clean: Float64Array, recording: Float64Array, expected: number): Float64Array {
  const whole = placeOf(clean, recording, expected, driftSeconds * stoiRate);
  const piece = new Float64Array(clean.length);
  for (let at = 0; at < clean.length; at += partSeconds * stoiRate) {
    const part = clean.slice(at, at + partSeconds * stoiRate);
    const place = placeOf(part, recording, whole + at, stretchSeconds * stoiRate);
    piece.set(recording.subarray(place, place + part.length), at);
  }
  return piece;
}

/**
 * Intelligibility of each whole utterance in the recording, in order. Each is aligned on its own, and each half second of
 * it: a jitter buffer stretches and shortens pauses, and a little also speech, which takes nothing from what is understood.
 * @param reference speech at `stoiRate` that was played over and over
 * @param recording what came out, at `stoiRate`
 */
export function intelligibility(
  reference: Float64Array,
  utterances: readonly Utterance[],
  recording: Float64Array,
): number[] {
  const found: number[] = [];
  for (
    let loop = lastStartBefore(reference, recording);
    loop < recording.length;
    loop += reference.length
  )
    for (const { from, to } of utterances) {
      const expected = loop + from;
      if (expected < 0 || expected + (to - from) > recording.length) continue;
      const clean = reference.slice(from, to);
      found.push(stoi(clean, pieceOf(clean, recording, expected)));
    }
  return found;
}
