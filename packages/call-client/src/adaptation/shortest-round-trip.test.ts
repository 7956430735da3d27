import { ShortestRoundTrip } from './shortest-round-trip.ts';

test('the shortest of the last half minute counts, not the shortest ever', () => {
  const shortest = new ShortestRoundTrip();
  expect(shortest.ms).toBe(Infinity);
  shortest.note(20, 0);
  for (let ms = 1_000; ms <= 14_000; ms += 1_000) shortest.note(200 + (ms % 3_000) / 100, ms);
  expect(shortest.ms).toBe(20);
  for (let ms = 15_000; ms <= 31_000; ms += 1_000) shortest.note(200 + (ms % 3_000) / 100, ms);
  expect(shortest.ms).toBe(200);
});

test('after a long silence nothing of before counts, nor once it was forgotten', () => {
  const shortest = new ShortestRoundTrip();
  shortest.note(20, 0);
  shortest.note(300, 120_000);
  expect(shortest.ms).toBe(300);
  shortest.forget();
  expect(shortest.ms).toBe(Infinity);
});
