import { levelOf } from './audio-levels.ts';

const tone = (amplitude: number) =>
  Float32Array.from({ length: 1_024 }, (_, index) => amplitude * Math.sin(index / 7));

test('silence is nothing, full scale is nearly everything, and speech is in between', () => {
  expect(levelOf(tone(0))).toBe(0);
  expect(levelOf(tone(1))).toBeGreaterThan(0.9);
  expect(levelOf(tone(0.1))).toBeGreaterThan(0.5);
  expect(levelOf(tone(0.1))).toBeLessThan(levelOf(tone(0.4)));
  expect(levelOf(tone(0.000_1))).toBe(0);
});
