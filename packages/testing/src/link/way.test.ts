import fc from 'fast-check';
import { burstLoss } from './burst-loss.ts';
import { linkProfiles, type WayProfile } from './link-profile.ts';
import { seededRandom } from './seeded-random.ts';
import { Way, type Traffic } from './way.ts';

const perfect: WayProfile = linkProfiles.none.up;

/** What was handed to a way, and what became of it, in milliseconds of a fake clock. */
class Journal {
  readonly arrivals: { name: number; bytes: number; atMs: number }[] = [];
  readonly lost: number[] = [];
  readonly #way: Way;

  constructor(profile: WayProfile, seed = 1) {
    this.#way = new Way(profile, seededRandom(seed));
  }

  get way(): Way {
    return this.#way;
  }

  send(name: number, bytes = 100, traffic: Traffic = 'media'): void {
    this.#way.carry({
      traffic,
      bytes,
      arrive: () => this.arrivals.push({ name, bytes, atMs: performance.now() }),
      lost: () => this.lost.push(name),
    });
  }

  get names(): number[] {
    return this.arrivals.map(({ name }) => name);
  }
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const profiles = fc.record({
  kbps: fc.integer({ min: 16, max: 4_000 }),
  queueMs: fc.integer({ min: 0, max: 1_000 }),
  delayMs: fc.integer({ min: 0, max: 400 }),
  jitterMs: fc.integer({ min: 0, max: 60 }),
  lossRatio: fc.constantFrom(0, 0.01, 0.1),
  burstPackets: fc.constantFrom(1, 4),
});
const traffic = fc.array(
  fc.record({
    pauseMs: fc.integer({ min: 0, max: 40 }),
    bytes: fc.integer({ min: 40, max: 1_500 }),
  }),
  { minLength: 1, maxLength: 120 },
);

function carryAll(
  journal: Journal,
  packets: readonly { pauseMs: number; bytes: number }[],
): number {
  const startMs = performance.now();
  for (const [name, { pauseMs, bytes }] of packets.entries()) {
    jest.advanceTimersByTime(pauseMs);
    journal.send(name, bytes);
  }
  jest.advanceTimersByTime(120_000);
  return startMs;
}

describe('whatever is sent over whatever link', () => {
  test('is never faster than its rate, nor earlier than its delay', () => {
    fc.assert(
      fc.property(profiles, traffic, fc.integer(), (profile, packets, seed) => {
        const journal = new Journal(profile, seed);
        const startMs = carryAll(journal, packets);
        let bits = 0;
        for (const { bytes, atMs } of journal.arrivals) {
          bits += bytes * 8;
          const leastMs = bits / profile.kbps + profile.delayMs - profile.jitterMs / 2;
          // Timers know whole milliseconds.
          expect(atMs - startMs).toBeGreaterThanOrEqual(leastMs - 1);
        }
      }),
    );
  });

  test('keeps its order, and what was lost is told: nothing is doubled or forgotten', () => {
    fc.assert(
      fc.property(profiles, traffic, fc.integer(), (profile, packets, seed) => {
        const journal = new Journal(profile, seed);
        carryAll(journal, packets);
        expect(journal.names).toEqual(journal.names.toSorted((a, b) => a - b));
        expect([...journal.names, ...journal.lost].toSorted((a, b) => a - b)).toEqual(
          packets.map((_, name) => name),
        );
      }),
    );
  });

  test('never waits longer than the queue, the delay and its own sending take', () => {
    fc.assert(
      fc.property(profiles, traffic, (profile, packets) => {
        const journal = new Journal({ ...profile, jitterMs: 0 });
        const sentMs: number[] = [];
        for (const [name, { pauseMs, bytes }] of packets.entries()) {
          jest.advanceTimersByTime(pauseMs);
          sentMs[name] = performance.now();
          journal.send(name, bytes);
        }
        jest.advanceTimersByTime(120_000);
        for (const { name, bytes, atMs } of journal.arrivals) {
          const mostMs = profile.queueMs + (bytes * 8) / profile.kbps + profile.delayMs;
          expect(atMs - (sentMs[name] ?? 0)).toBeLessThanOrEqual(mostMs + 1);
        }
      }),
    );
  });

  test('has the same fate for the same seed', () => {
    fc.assert(
      fc.property(profiles, traffic, fc.integer(), (profile, packets, seed) => {
        const [one, other] = [new Journal(profile, seed), new Journal(profile, seed)];
        carryAll(one, packets);
        carryAll(other, packets);
        expect(other.names).toEqual(one.names);
      }),
    );
  });
});

test.each([
  { lossRatio: 0.01, burstPackets: 1 },
  { lossRatio: 0.03, burstPackets: 1 },
  { lossRatio: 0.1, burstPackets: 4 },
])('loss is as frequent and as bursty as asked for: %o', ({ lossRatio, burstPackets }) => {
  const isLost = burstLoss({ lossRatio, burstPackets }, seededRandom(7));
  const fates = Array.from({ length: 200_000 }, () => (isLost() ? 'x' : '.')).join('');
  const lostCount = fates.replaceAll('.', '').length;
  expect(lostCount / fates.length / lossRatio).toBeCloseTo(1, 1);
  const burst = lostCount / (fates.match(/x+/g) ?? []).length;
  // At random, two in a row happen too.
  const wanted = burstPackets === 1 ? 1 / (1 - lossRatio) : burstPackets;
  expect(burst / wanted).toBeCloseTo(1, 1);
});

describe('one way of a link', () => {
  const slow: WayProfile = { ...perfect, kbps: 400, queueMs: 200 };

  test('adds nothing when it is perfect', () => {
    const journal = new Journal(perfect);
    journal.send(1);
    expect(journal.names).toEqual([1]);
  });

  test('holds as much as its queue, at its rate', () => {
    const journal = new Journal(slow);
    // 1000 bytes are 8 kbit: 20 ms at 400 kbit/s. Ten wait at most 200 ms, and one is under way.
    for (let name = 0; name < 30; name += 1) journal.send(name, 1_000);
    jest.advanceTimersByTime(1_000);
    expect(journal.names).toHaveLength(11);
    expect(journal.lost).toHaveLength(19);
  });

  test('has one rate and one queue for media and pages', () => {
    const journal = new Journal(slow);
    for (let name = 0; name < 10; name += 1) journal.send(name, 1_000, 'pages');
    const sentMs = performance.now();
    journal.send(10, 1_000, 'media');
    jest.advanceTimersByTime(1_000);
    expect((journal.arrivals.at(-1)?.atMs ?? 0) - sentMs).toBeGreaterThanOrEqual(219);
  });

  test('carries nothing while it is cut, not even what was under way', () => {
    const journal = new Journal({ ...perfect, delayMs: 300 });
    journal.send(1);
    jest.advanceTimersByTime(300);
    journal.send(2);
    jest.advanceTimersByTime(299);
    journal.way.cut(new Set(['media', 'pages']));
    journal.send(3);
    jest.advanceTimersByTime(5_000);
    journal.way.cut(new Set());
    journal.send(4);
    jest.advanceTimersByTime(300);
    expect(journal.names).toEqual([1, 4]);
    expect(journal.lost).toEqual([2, 3]);
  });

  test('can be cut for one kind of traffic only', () => {
    const journal = new Journal({ ...perfect, delayMs: 100 });
    journal.send(1, 100, 'pages');
    journal.send(2, 100, 'media');
    journal.way.cut(new Set(['pages']));
    journal.send(3, 100, 'pages');
    journal.send(4, 100, 'media');
    jest.advanceTimersByTime(100);
    expect(journal.names).toEqual([2, 4]);
  });

  test('is slower while it is squeezed, and as before afterwards', () => {
    const journal = new Journal({ ...slow, queueMs: 5_000 });
    const times: number[] = [];
    const time = (name: number) => {
      const sentMs = performance.now();
      journal.send(name, 1_000);
      jest.advanceTimersByTime(2_000);
      times.push(Math.round((journal.arrivals.at(-1)?.atMs ?? 0) - sentMs));
    };
    time(1);
    journal.way.squeeze(16);
    time(2);
    journal.way.squeeze();
    time(3);
    expect(times).toEqual([20, 500, 20]);
  });

  test('knows how late it was itself', () => {
    const journal = new Journal({ ...perfect, delayMs: 100 });
    journal.send(1);
    jest.advanceTimersByTime(100);
    expect(journal.way.lateMs).toBe(0);
    journal.send(2);
    // The machine has something else to do until a quarter of a second later.
    const lateMs = performance.now() + 350;
    const clock = jest.spyOn(performance, 'now').mockReturnValue(lateMs);
    jest.advanceTimersByTime(100);
    clock.mockRestore();
    expect(journal.names).toEqual([1, 2]);
    expect(journal.way.lateMs).toBeCloseTo(250);
  });

  test('becomes another', () => {
    const journal = new Journal(perfect);
    journal.way.become({ ...perfect, lossRatio: 0.999, burstPackets: 1_000 });
    for (let name = 0; name < 50; name += 1) journal.send(name);
    journal.way.become(perfect);
    journal.send(50);
    expect(journal.names.length).toBeLessThan(25);
    expect(journal.names.at(-1)).toBe(50);
  });
});
