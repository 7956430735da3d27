import { levelIntervalMs } from './audio-levels.ts';
import { EchoDetector, type EchoVerdict } from './echo-detector.ts';

/** From 0 to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** The loudness of speech: words and pauses. */
function speech(seed: number, length: number): number[] {
  const random = randomFrom(seed);
  const levels: number[] = [];
  while (levels.length < length) {
    const isWord = random() < 0.65;
    const duration = 2 + Math.floor(random() * 8);
    for (let i = 0; i < duration; i += 1)
      levels.push(isWord ? 0.5 + random() * 0.3 : random() * 0.1);
  }
  return levels.slice(0, length);
}

const startMs = 1_000;
const seconds = (count: number) => count * 20;
const silence = (length: number) => Array.from({ length }, () => 0.05);
/** What a microphone hears of it: later, and quieter. */
const echoOf = (levels: readonly number[], lag = 4) =>
  levels.map((_, index) => Math.max(0.05, (levels[index - lag] ?? 0) - 0.2));

const machines = {
  idle: { lateShare: 0, mostMissed: 0 },
  busy: { lateShare: 0.1, mostMissed: 6 },
  overwhelmed: { lateShare: 0.3, mostMissed: 14 },
};

/** Listens as long as there is something to hear, as often as the machine comes to it. */
function run(
  detector: EchoDetector,
  remote: readonly number[],
  own: readonly number[],
  machine: keyof typeof machines = 'idle',
  seed = 1,
): EchoVerdict[] {
  const { lateShare, mostMissed } = machines[machine];
  const random = randomFrom(seed * 7_919);
  const verdicts: EchoVerdict[] = [];
  for (let index = 0; index < remote.length; index += 1) {
    if (random() < lateShare) index += Math.floor(random() * mostMissed);
    const level = remote[index];
    const nowMs = startMs + index * levelIntervalMs;
    if (level !== undefined) verdicts.push(detector.feed(level, own[index] ?? 0, nowMs));
  }
  return verdicts;
}

test('a microphone that repeats the other side is noticed within ten seconds', () => {
  const remote = speech(1, seconds(10));
  const verdicts = run(new EchoDetector(), remote, echoOf(remote));
  expect(verdicts.at(-1)?.isEcho).toBe(true);
});

test('nothing is decided before a sentence or two was heard', () => {
  const remote = speech(1, seconds(5.5));
  const verdicts = run(new EchoDetector(), remote, echoOf(remote));
  expect(verdicts.some(({ isEcho }) => isEcho)).toBe(false);
});

test('one that hears nothing of the other side is left alone', () => {
  const remote = speech(1, seconds(30));
  const verdicts = run(new EchoDetector(), remote, silence(remote.length));
  expect(verdicts.some(({ isEcho, isMicrophoneHeld }) => isEcho || isMicrophoneHeld)).toBe(false);
});

test.each([2, 3, 4, 5, 6])('two who speak at once are no echo (%i)', (seed) => {
  const remote = speech(seed, seconds(60));
  const verdicts = run(new EchoDetector(), remote, speech(seed * 97, remote.length));
  expect(verdicts.some(({ isEcho }) => isEcho)).toBe(false);
});

test('two who take turns are no echo', () => {
  const remote = speech(7, seconds(60)).map((level, i) => (i % 120 < 60 ? level : 0.05));
  const own = speech(8, seconds(60)).map((level, i) => (i % 120 < 60 ? 0.05 : level));
  expect(run(new EchoDetector(), remote, own).some(({ isEcho }) => isEcho)).toBe(false);
});

test.each([0, 1, 3, 6, 8])('two rooms with a beeping monitor are no echo (%i)', (lag) => {
  const beeps = Array.from({ length: seconds(60) }, (_, index) => (index % 20 < 3 ? 0.8 : 0.02));
  const verdicts = run(new EchoDetector(), beeps, echoOf(beeps, lag));
  expect(verdicts.some(({ isEcho }) => isEcho)).toBe(false);
});

test.each(Array.from({ length: 40 }, (_, index) => index + 1))(
  'a machine that comes to listen late takes no beeps for an echo, and hears one that is there (%i)',
  (seed) => {
    const beeps = (shift: number) =>
      Array.from({ length: seconds(60) }, (_, i) => ((i + shift) % 20 < 3 ? 0.8 : 0.02));
    const beeping = run(new EchoDetector(), beeps(0), beeps(seed), 'busy', seed);
    expect(beeping.some(({ isEcho }) => isEcho)).toBe(false);
    const remote = speech(seed, seconds(60));
    const echoing = run(new EchoDetector(), remote, echoOf(remote), 'busy', seed);
    expect(echoing.at(-1)?.isEcho).toBe(true);
  },
);

test.each(Array.from({ length: 40 }, (_, index) => index + 1))(
  'one that hears next to nothing decides nothing (%i)',
  (seed) => {
    const [remote, own] = [speech(seed, seconds(60)), speech(seed * 97, seconds(60))];
    const verdicts = run(new EchoDetector(), remote, own, 'overwhelmed', seed);
    expect(verdicts.some(({ isEcho }) => isEcho)).toBe(false);
  },
);

test('while the other side speaks the microphone is held; the own voice takes the floor', () => {
  const detector = new EchoDetector();
  const remote = speech(1, seconds(12));
  run(detector, remote, echoOf(remote));
  let nowMs = startMs + seconds(12) * levelIntervalMs;
  const hear = (said: number, heard: number) => {
    nowMs += levelIntervalMs;
    return detector.feed(said, heard, nowMs);
  };
  expect(hear(0.7, 0.45)).toMatchObject({
    isMicrophoneHeld: true,
    isRemoteLowered: false,
  });
  expect(hear(0.7, 0.95)).toMatchObject({
    isMicrophoneHeld: false,
    isRemoteLowered: true,
  });
  // Between two words the floor stays; after a pause it is free again.
  expect(hear(0.7, 0.3)).toMatchObject({ isMicrophoneHeld: false });
  for (const level of silence(20)) hear(level, level);
  expect(hear(0.05, 0.05)).toEqual({
    isEcho: true,
    isMicrophoneHeld: false,
    isRemoteLowered: false,
  });
});

test('with a headset put on it ends by itself', () => {
  const [before, after] = [speech(1, seconds(12)), speech(9, seconds(30))];
  const own = [...echoOf(before), ...silence(after.length)];
  const verdicts = run(new EchoDetector(), [...before, ...after], own);
  expect(verdicts[before.length - 1]?.isEcho).toBe(true);
  expect(verdicts.at(-1)?.isEcho).toBe(false);
});
