import { fft } from './fft.ts';

/**
 * Short-time objective intelligibility, after C. H. Taal, R. C. Hendriks, R. Heusdens and J. Jensen, "An
 * Algorithm for Intelligibility Prediction of Time-Frequency Weighted Noisy Speech", IEEE Transactions
 * on Audio, Speech, and Language Processing 19(7), 2011.
 */
export const stoiRate = 10_000;

const frameSize = 256;
const hop = frameSize / 2;
const fftSize = 512;
const bandCount = 15;
const lowestCentreHz = 150;
/** 30 frames are the paper's 384 ms. */
const segmentFrames = 30;
/** Frames of the clean speech this far under its loudest are pauses, and do not count. */
const dynamicRangeDb = 40;
/** Where the degraded envelope is clipped: beyond, speech is as good as not understood. */
const lowestSdrDb = -15;

/** MATLAB's hanning(n): without the zeros at both ends. */
const window = Float64Array.from(
  { length: frameSize },
  (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (at + 1)) / (frameSize + 1)),
);

type Band = { readonly from: number; readonly to: number };

const bands: readonly Band[] = Array.from({ length: bandCount }, (_, at) => {
  const centre = lowestCentreHz * 2 ** (at / 3);
  const bin = (hz: number) => Math.round((hz * fftSize) / stoiRate);
  return { from: bin(centre * 2 ** (-1 / 6)), to: bin(centre * 2 ** (1 / 6)) };
});

function framesOf(signal: Float64Array): Float64Array[] {
  const count = Math.max(0, Math.floor((signal.length - frameSize) / hop) + 1);
  return Array.from({ length: count }, (_, frame) =>
    signal
      .slice(frame * hop, frame * hop + frameSize)
      .map((value, at) => value * (window[at] ?? 0)),
  );
}

const energyOf = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0);

/** Takes the pauses of the clean speech out of both. */
function withoutPauses(clean: Float64Array, degraded: Float64Array): [Float64Array, Float64Array] {
  const cleanFrames = framesOf(clean);
  const degradedFrames = framesOf(degraded);
  const energies = cleanFrames.map(energyOf);
  const least = energies.reduce((a, b) => Math.max(a, b), 0) * 10 ** (-dynamicRangeDb / 10);
  const kept = energies.flatMap((energy, at) => (energy > least ? [at] : []));
  return [overlapAdd(cleanFrames, kept), overlapAdd(degradedFrames, kept)];
}

function overlapAdd(frames: readonly Float64Array[], kept: readonly number[]): Float64Array {
  const joined = new Float64Array(kept.length === 0 ? 0 : (kept.length - 1) * hop + frameSize);
  for (const [place, index] of kept.entries())
    for (const [at, value] of (frames[index] ?? []).entries())
      joined[place * hop + at] = (joined[place * hop + at] ?? 0) + value;
  return joined;
}

/** Amplitude by band and frame. */
function envelopes(signal: Float64Array): Float64Array[] {
  const frames = framesOf(signal);
  const found = bands.map(() => new Float64Array(frames.length));
  for (const [index, frame] of frames.entries()) {
    const real = new Float64Array(fftSize);
    real.set(frame);
    const imaginary = new Float64Array(fftSize);
    fft(real, imaginary);
    for (const [at, { from, to }] of bands.entries()) {
      let power = 0;
      for (let bin = from; bin < to; bin += 1)
        power += (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2;
      const envelope = found[at];
      if (envelope) envelope[index] = Math.sqrt(power);
    }
  }
  return found;
}

function correlation(a: Float64Array, b: Float64Array): number {
  const mean = (values: Float64Array) => values.reduce((x, y) => x + y, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [product, squareA, squareB] = [0, 0, 0];
  for (const [at, value] of a.entries()) {
    const [fromA, fromB] = [value - meanA, (b[at] ?? 0) - meanB];
    product += fromA * fromB;
    squareA += fromA * fromA;
    squareB += fromB * fromB;
  }
  const norm = Math.sqrt(squareA * squareB);
  return norm > 0 ? product / norm : 0;
}

/** Brings the degraded envelope to the clean one's loudness, and clips it. */
function clipped(clean: Float64Array, degraded: Float64Array): Float64Array {
  const degradedEnergy = energyOf(degraded);
  const gain = degradedEnergy > 0 ? Math.sqrt(energyOf(clean) / degradedEnergy) : 0;
  const ceiling = 1 + 10 ** (-lowestSdrDb / 20);
  return degraded.map((value, at) => Math.min(value * gain, (clean[at] ?? 0) * ceiling));
}

/**
 * From about 0, nothing can be understood, to 1, everything.
 * @param clean speech at `stoiRate`
 * @param degraded the same after what it went through, aligned with it, of the same length
 */
export function stoi(clean: Float64Array, degraded: Float64Array): number {
  const [heard, received] = withoutPauses(clean, degraded);
  const cleanBands = envelopes(heard);
  const degradedBands = envelopes(received);
  const frameCount = cleanBands[0]?.length ?? 0;
  if (frameCount < segmentFrames) throw new RangeError('less than 384 ms of speech');
  let sum = 0;
  for (const [band, ofClean] of cleanBands.entries())
    for (let end = segmentFrames; end <= frameCount; end += 1) {
      const cleanPart = ofClean.slice(end - segmentFrames, end);
      const part = degradedBands[band]?.slice(end - segmentFrames, end) ?? new Float64Array();
      sum += correlation(cleanPart, clipped(cleanPart, part));
    }
  return sum / (bandCount * (frameCount - segmentFrames + 1));
}
