import { EchoDetector } from './echo-detector.ts';

/** The loudness of speech: words and pauses, the same for the same seed. */
function speech(seed: number, length: number): number[] {
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const levels: number[] = [];
  while (levels.length < length) {
    const isWord = random() < 0.65;
    const duration = 2 + Math.floor(random() * 8);
    for (let i = 0; i < duration; i += 1)
      levels.push(isWord ? 0.5 + random() * 0.3 : random() * 0.1);
  }
  return levels.slice(0, length);
}

const seconds = (count: number) => count * 20;
const silence = (length: number) => Array.from({ length }, () => 0.05);
/** What a microphone hears of it: later, and quieter. */
const echoOf = (levels: readonly number[], lag = 4) =>
  levels.map((_, index) => Math.max(0.05, (levels[index - lag] ?? 0) - 0.2));

function run(detector: EchoDetector, remote: readonly number[], own: readonly number[]) {
  return remote.map((level, index) => detector.feed(level, own[index] ?? 0));
}

test('a microphone that repeats the other side is noticed within ten seconds', () => {
  const remote = speech(1, seconds(10));
  const verdicts = run(new EchoDetector(), remote, echoOf(remote));
  expect(verdicts.at(-1)?.isEcho).toBe(true);
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

test.each([0, 3, 5, 9])(
  'beeps in both rooms that a busy machine hears unevenly are no echo (%i)',
  (offset) => {
    const jitter = speech(11, seconds(60));
    const beeps = (shift: number) =>
      jitter.map((_, index) => {
        const drift = (jitter[index - (index % 10)] ?? 0) > 0.4 ? 1 : 0;
        return (index + shift + drift) % 10 < 3 ? 0.8 : 0.02;
      });
    const verdicts = run(new EchoDetector(), beeps(0), beeps(offset));
    expect(verdicts.some(({ isEcho }) => isEcho)).toBe(false);
  },
);

test('while the other side speaks the microphone is held; the own voice takes the floor', () => {
  const detector = new EchoDetector();
  const remote = speech(1, seconds(12));
  run(detector, remote, echoOf(remote));
  expect(detector.feed(0.7, 0.45)).toMatchObject({
    isMicrophoneHeld: true,
    isRemoteLowered: false,
  });
  expect(detector.feed(0.7, 0.95)).toMatchObject({
    isMicrophoneHeld: false,
    isRemoteLowered: true,
  });
  // Between two words the floor stays; after a pause it is free again.
  expect(detector.feed(0.7, 0.3)).toMatchObject({ isMicrophoneHeld: false });
  run(detector, silence(20), silence(20));
  expect(detector.feed(0.05, 0.05)).toEqual({
    isEcho: true,
    isMicrophoneHeld: false,
    isRemoteLowered: false,
  });
});

test('with a headset put on it ends by itself', () => {
  const detector = new EchoDetector();
  const before = speech(1, seconds(12));
  run(detector, before, echoOf(before));
  const after = speech(9, seconds(30));
  expect(run(detector, after, silence(after.length)).at(-1)?.isEcho).toBe(false);
});
