import {
  concealment,
  longestGap,
  outageAfter,
  givingWay,
  returnAfter,
  type Sample,
} from './call-watch.ts';

const still: Sample = {
  atMs: 0,
  audioPacketsIn: 0,
  videoBytesIn: 0,
  videoBytesOut: 0,
  framesIn: 0,
  samplesIn: 0,
  concealed: 0,
  concealedSilent: 0,
  isReconnecting: false,
};

/** A sample every 100 ms, in which `counts` has grown by as much as `rateAt` says for that time. */
const series = (count: keyof Sample, lengthMs: number, rateAt: (atMs: number) => number) => {
  let sum = 0;
  return Array.from({ length: lengthMs / 100 + 1 }, (_, at): Sample => {
    sum += rateAt(at * 100);
    return { ...still, atMs: at * 100, [count]: sum };
  });
};

const cutFrom2To5 = (atMs: number) => (atMs > 2_000 && atMs < 5_000 ? 0 : 1);

test('the longest gap is from the last that came to the first that comes again', () => {
  expect(longestGap(series('framesIn', 10_000, cutFrom2To5), 'framesIn')).toBeCloseTo(2_900, -2);
});

test('what comes back is counted from the end of the trouble, and the odd packet is no return', () => {
  const samples = series('framesIn', 10_000, cutFrom2To5);
  expect(returnAfter(samples, 'framesIn', 4_000, 3)).toBe(1_000);
  const oddPacket = series('framesIn', 10_000, (atMs) => (atMs < 4_500 || atMs === 6_000 ? 1 : 0));
  expect(returnAfter(oddPacket, 'framesIn', 5_000, 3)).toBe(Number.POSITIVE_INFINITY);
});

test('an outage ends where its silence ends, though the last packets come after it began', () => {
  const samples = series('framesIn', 10_000, cutFrom2To5);
  expect(outageAfter(samples, 'framesIn', 1_800)).toBe(3_200);
  const forGood = series('framesIn', 10_000, (atMs) => (atMs > 2_000 ? 0 : 1));
  expect(outageAfter(forGood, 'framesIn', 1_800)).toBe(Number.POSITIVE_INFINITY);
  // A longer pause of later has nothing to do with it.
  expect(outageAfter(samples, 'framesIn', 300, 500)).toBeLessThan(200);
  expect(outageAfter(samples, 'framesIn', 1_800, 500)).toBe(3_200);
});

test('a picture has given way when no second has much of it any more', () => {
  const given = series('videoBytesOut', 20_000, (atMs) => (atMs < 4_000 ? 2_000 : 20));
  const { afterMs, secondsAgain } = givingWay(given, 'videoBytesOut', 0, 8);
  expect(afterMs).toBeGreaterThan(3_000);
  expect(afterMs).toBeLessThanOrEqual(4_000);
  expect(secondsAgain).toBe(0);
  expect(givingWay(given, 'videoBytesOut', 5_000, 8)).toEqual({ afterMs: 0, secondsAgain: 0 });
  const never = series('videoBytesOut', 20_000, () => 2_000);
  expect(givingWay(never, 'videoBytesOut', 0, 8).afterMs).toBe(Number.POSITIVE_INFINITY);
  const back = series('videoBytesOut', 20_000, (ms) => (ms > 4_000 && ms < 12_000 ? 0 : 2_000));
  expect(givingWay(back, 'videoBytesOut', 0, 8).afterMs).toBeLessThanOrEqual(4_000);
  expect(givingWay(back, 'videoBytesOut', 0, 8).secondsAgain).toBeGreaterThanOrEqual(7);
});

test('concealment is a share of what was played', () => {
  const last = { ...still, atMs: 100, samplesIn: 48_000, concealed: 4_800, concealedSilent: 480 };
  expect(concealment([still, last])).toEqual({ all: 10, silent: 1 });
  expect(concealment([])).toEqual({ all: 0, silent: 0 });
});
