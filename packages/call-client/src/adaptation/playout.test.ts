import { playoutFrom, playoutSteps, stepPlayout, type Playout } from './playout.ts';

const counters = (samples: number, concealedSamples: number) => ({
  samples,
  concealedSamples,
  latePackets: 0,
  lostPackets: 0,
});
const start = counters(0, 0);
const stumbling = counters(48_000, 4_800);
const fluent = counters(48_000, 0);

function after(playout: Playout, now: typeof start, seconds: number, fromMs = 0): Playout {
  let result = playout;
  for (let second = 1; second <= seconds; second += 1)
    result = stepPlayout(result, start, now, fromMs + second * 1_000);
  return result;
}

test('a voice that stumbles is held back more and more, within reason', () => {
  expect(after(playoutFrom(0), stumbling, 1).targetMs).toBe(playoutSteps.upMs);
  expect(after(playoutFrom(0), stumbling, 60).targetMs).toBe(playoutSteps.mostMs);
});

test('one that is fluent comes back to the moment, slowly', () => {
  const late = after(playoutFrom(0), stumbling, 60);
  expect(after(late, fluent, 10, 60_000).targetMs).toBe(playoutSteps.mostMs);
  expect(after(late, fluent, 21, 60_000).targetMs).toBe(playoutSteps.mostMs - playoutSteps.downMs);
  expect(after(late, fluent, 600, 60_000).targetMs).toBe(0);
});

test('a good link is left alone', () => {
  expect(after(playoutFrom(0), fluent, 60).targetMs).toBe(0);
});
