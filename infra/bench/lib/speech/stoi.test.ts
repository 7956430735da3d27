import { lastStartBefore, intelligibility } from './align.ts';
import { crossCorrelation, fft } from './fft.ts';
import { resample } from './resample.ts';
import { stoi, stoiRate } from './stoi.ts';
import { readWav, writeWav } from './wav.ts';

/** The same noise for the same seed, between -1 and 1 (a linear congruential generator). */
function noise(seconds: number, seed: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length: seconds * stoiRate }, () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 31 - 1;
  });
}

/** Noise with the syllables of speech: each band loud and quiet at its own time, some four times a second. */
function syllables(seconds: number, seed = 3): Float64Array {
  const speech = new Float64Array(seconds * stoiRate);
  for (const [band, hz] of [170, 300, 480, 760, 1_210, 1_900, 3_000, 3_800].entries()) {
    const carrier = noise(seconds, seed + band);
    for (const [at, value] of carrier.entries()) {
      const second = at / stoiRate;
      const loudness = Math.sin(Math.PI * (2.1 + band * 0.37) * second + band) ** 4;
      const tone = Math.sin(2 * Math.PI * hz * second + value);
      speech[at] = (speech[at] ?? 0) + loudness * tone;
    }
  }
  return speech;
}

const energy = (signal: Float64Array) => signal.reduce((sum, value) => sum + value * value, 0);

function atSnr(speech: Float64Array, decibels: number): Float64Array {
  const added = noise(speech.length / stoiRate, 99);
  const gain = Math.sqrt(energy(speech) / energy(added)) * 10 ** (-decibels / 20);
  return speech.map((value, at) => value + gain * (added[at] ?? 0));
}

const speech = syllables(4);

describe('intelligibility', () => {
  test('is 1 for what came out as it went in, however loud', () => {
    expect(stoi(speech, speech)).toBeCloseTo(1, 6);
    expect(
      stoi(
        speech,
        speech.map((value) => value * 0.1),
      ),
    ).toBeCloseTo(1, 6);
  });

  test('is low for noise, and nothing for silence', () => {
    expect(stoi(speech, noise(4, 7))).toBeLessThan(0.2);
    expect(stoi(speech, new Float64Array(speech.length))).toBe(0);
  });

  test('falls with the distance between speech and noise', () => {
    const found = [20, 10, 5, 0, -5, -10].map((decibels) => stoi(speech, atSnr(speech, decibels)));
    expect(found).toEqual(found.toSorted((a, b) => b - a));
    expect(found[0]).toBeGreaterThan(0.95);
    expect(found.at(-1)).toBeLessThan(0.6);
  });

  test('does not ask what came out in the pauses', () => {
    const paused = speech.map((value, at) => (at % 10_000 < 4_000 ? 0 : value));
    const noisy = paused.map((value, at) => (at % 10_000 < 3_600 ? 0.5 * Math.sin(at) : value));
    expect(stoi(paused, noisy)).toBeGreaterThan(0.97);
  });

  test('needs something to judge', () => {
    expect(() => stoi(new Float64Array(8_000), new Float64Array(8_000))).toThrow('384 ms');
  });
});

describe('speech played over and over', () => {
  const reference = syllables(5);
  const utterances = [
    { from: 0, to: 22_000 },
    { from: 25_000, to: 47_000 },
  ];
  const played = Float64Array.from({ length: 130_000 }, (_, at) => reference[at % 50_000] ?? 0);
  const skipped = 31_000;
  const recording = played.slice(skipped);

  test('is found in a recording that begins anywhere', () => {
    expect(lastStartBefore(reference, recording)).toBeCloseTo(-skipped, -3);
  });

  test('is followed where playback is stretched in the middle of an utterance', () => {
    // As a jitter buffer grows by a tenth of a second, and later takes half of it back.
    const stretched = Float64Array.from({ length: recording.length }, (_, at) => {
      const delay = at < 28_000 ? 0 : at < 60_000 ? 1_000 : 500;
      return recording[at - delay] ?? 0;
    });
    const found = intelligibility(reference, utterances, stretched);
    expect(found.length).toBeGreaterThanOrEqual(3);
    for (const value of found) expect(value).toBeGreaterThan(0.85);
  });

  test('is not found in what is something else', () => {
    const backwards = recording.map((value, at) => 0.02 * value + (recording.at(-at) ?? 0));
    const found = intelligibility(reference, utterances, backwards);
    expect(found.length).toBeGreaterThanOrEqual(3);
    for (const value of found) expect(value).toBeLessThan(0.45);
  });

  test('is judged by whole utterances, each where it is', () => {
    // The second of those heard comes a third of a second late, and after it everything is a tenth late.
    const late = Float64Array.from({ length: recording.length }, (_, at) => {
      const delay = at < 42_000 ? 0 : at < 69_000 ? 3_300 : 1_000;
      return recording[at - delay] ?? 0;
    });
    for (const heard of [recording, late]) {
      const found = intelligibility(reference, utterances, heard);
      expect(found.length).toBeGreaterThanOrEqual(3);
      for (const value of found) expect(value).toBeGreaterThan(0.9);
    }
  });
});

describe('what it is made of', () => {
  test('a transform finds a tone', () => {
    const real = Float64Array.from({ length: 64 }, (_, at) =>
      Math.cos((2 * Math.PI * 5 * at) / 64),
    );
    const imaginary = new Float64Array(64);
    fft(real, imaginary);
    const power = [...real].map((value, at) => Math.hypot(value, imaginary[at] ?? 0));
    expect(power.map((value) => Math.round(value))).toEqual(
      power.map((_, at) => (at === 5 || at === 59 ? 32 : 0)),
    );
  });

  test('a correlation finds where a pattern is', () => {
    const pattern = noise(0.02, 5);
    const signal = new Float64Array(1_000);
    signal.set(pattern, 321);
    const found = crossCorrelation(signal, pattern);
    expect([...found].indexOf(Math.max(...found))).toBe(321);
  });

  test('another rate keeps what both can carry', () => {
    const tone = (rateHz: number) =>
      Float64Array.from({ length: rateHz / 5 }, (_, at) =>
        Math.sin((2 * Math.PI * 440 * at) / rateHz),
      );
    const [wanted, found] = [tone(10_000), resample(tone(48_000), 48_000, 10_000)];
    // The edges lack half of the filter.
    for (let at = 100; at < 1_900; at += 1) expect(found[at]).toBeCloseTo(wanted[at] ?? 0, 2);
    const tooHigh = Float64Array.from({ length: 9_600 }, (_, at) =>
      Math.sin((2 * Math.PI * at) / 6),
    );
    expect(energy(resample(tooHigh, 48_000, 10_000).slice(100, -100))).toBeLessThan(0.01);
  });

  test('a recording is read as it was written', () => {
    const samples = Float64Array.from([0, 0.5, -0.5, 0.25]);
    expect(readWav(writeWav({ rateHz: 8_000, samples }))).toEqual({ rateHz: 8_000, samples });
    expect(() => readWav(Buffer.from('RIFF....WAVE'))).toThrow('without data');
  });
});
