import fc from 'fast-check';
import { linkProfiles, type WayProfile } from './link-profile.ts';
import { seededRandom } from './seeded-random.ts';
import { SegmentStream } from './segment-stream.ts';
import { Way } from './way.ts';

const perfect: WayProfile = linkProfiles.none.up;
const cut = new Set(['pages'] as const);

/** A sender, a way and what came out at its end. */
class Download {
  readonly way: Way;
  readonly stream: SegmentStream;
  readonly pieces: { bytes: Buffer; atMs: number }[] = [];
  drainCount = 0;

  constructor(profile: WayProfile, seed = 1) {
    this.way = new Way(profile, seededRandom(seed));
    this.stream = new SegmentStream({
      way: this.way,
      traffic: 'pages',
      roundTripMs: () => this.way.delayMs * 2,
      onDrain: () => (this.drainCount += 1),
    });
  }

  write(data: Buffer): boolean {
    return this.stream.write(data, (bytes) => this.pieces.push({ bytes, atMs: performance.now() }));
  }

  get received(): Buffer {
    return Buffer.concat(this.pieces.map(({ bytes }) => bytes));
  }
}

const counted = (bytes: number) => Buffer.from(Uint8Array.from({ length: bytes }, (_, at) => at));

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('everything arrives, whole and in order, whatever the way loses', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 6 });
  const loss = fc.constantFrom(0, 0.05, 0.3);
  fc.assert(
    fc.property(sizes, loss, fc.integer(), (bytes, lossRatio, seed) => {
      const profile = { ...perfect, kbps: 512, queueMs: 300, delayMs: 50, lossRatio };
      const download = new Download(profile, seed);
      const sent = bytes.map(counted);
      for (const data of sent) download.write(data);
      let hasEnded = false;
      download.stream.signal(() => (hasEnded = true));
      jest.advanceTimersByTime(3_600_000);
      expect(download.received.equals(Buffer.concat(sent))).toBe(true);
      expect(hasEnded).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('a download takes what the rate takes, and not much more', () => {
  const download = new Download({ ...perfect, kbps: 512, queueMs: 1_000, delayMs: 100 });
  const startMs = performance.now();
  download.write(counted(100_000));
  jest.advanceTimersByTime(60_000);
  const tookMs = (download.pieces.at(-1)?.atMs ?? 0) - startMs;
  const leastMs = (100_000 * 8) / 512;
  expect(tookMs).toBeGreaterThan(leastMs);
  expect(tookMs).toBeLessThan(leastMs * 1.6);
});

test('the window opens over round trips: what fits the first ten segments needs one way', () => {
  const download = new Download({ ...perfect, delayMs: 300 });
  const startMs = performance.now();
  download.write(counted(1_448 * 30));
  jest.advanceTimersByTime(60_000);
  const arrivedMs = download.pieces.map(({ atMs }) => Math.round(atMs - startMs));
  expect([arrivedMs[9], arrivedMs[10], arrivedMs[29]]).toEqual([300, 900, 900]);
});

test('what a cut held back is tried again less and less often', () => {
  const download = new Download({ ...perfect, delayMs: 100 });
  download.way.cut(cut);
  const startMs = performance.now();
  download.write(counted(10));
  // Tried after 0.3, 0.9, 2.1, 4.5 and 9.3 s.
  jest.advanceTimersByTime(5_000);
  download.way.cut(new Set());
  jest.advanceTimersByTime(60_000);
  expect(Math.round((download.pieces[0]?.atMs ?? 0) - startMs)).toBe(9_400);
});

test('a writer that is ahead is told to wait, and told when there is room', () => {
  const download = new Download({ ...perfect, kbps: 512, queueMs: 1_000, delayMs: 10 });
  expect(download.write(counted(200_000))).toBe(false);
  expect(download.drainCount).toBe(0);
  jest.advanceTimersByTime(60_000);
  expect(download.drainCount).toBe(1);
  expect(download.write(counted(10))).toBe(true);
});

test('nothing arrives after it was closed', () => {
  const download = new Download({ ...perfect, delayMs: 100 });
  download.write(counted(10));
  download.stream.close();
  jest.advanceTimersByTime(1_000);
  expect(download.pieces).toEqual([]);
  expect(jest.getTimerCount()).toBe(0);
});
