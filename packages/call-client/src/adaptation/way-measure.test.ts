import { readEchoProbe } from '@qarib/contracts';
import { FakeClock } from '../../test/fake-clock.ts';
import type { EchoChannel } from '../link-check.ts';
import { ShortestRoundTrip } from './shortest-round-trip.ts';
import { WayMeasure } from './way-measure.ts';

const headerBytes = 85;
const voice = { bytes: 155, everyMs: 120 };

/** Two ways with a rate and a queue each, under a clock that a test moves; a voice goes up all the time. */
class NarrowLink implements EchoChannel {
  upKbps: number;
  downKbps = 512;
  roundTripMs = 200;
  /** Every message the measure has sent, in bytes. */
  readonly sent: number[] = [];
  /** What each of them told of the way down. */
  readonly told: (number | undefined)[] = [];
  isCut = false;
  readonly #clock: FakeClock;
  #handler: (bytes: Uint8Array) => void = () => undefined;
  #upFreeMs = 0;
  #downFreeMs = 0;

  constructor(clock: FakeClock, upKbps: number) {
    this.#clock = clock;
    this.upKbps = upKbps;
    clock.every(voice.everyMs, () => this.#goUp(voice.bytes));
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    this.sent.push(bytes.byteLength);
    const probe = readEchoProbe(bytes);
    this.told.push(probe?.downKbps);
    if (!probe || this.isCut) return;
    const upMs = this.#goUp(bytes.byteLength + headerBytes);
    this.#clock.after(upMs + this.roundTripMs / 2, () => {
      const nowMs = this.#clock.now();
      const answerBits = (probe.answerBytes + headerBytes) * 8;
      this.#downFreeMs = Math.max(nowMs, this.#downFreeMs) + answerBits / this.downKbps;
      const waitMs = this.#downFreeMs - nowMs + this.roundTripMs / 2;
      this.#clock.after(waitMs, () => this.#handler(bytes));
    });
  }

  onMessage(handler: (bytes: Uint8Array) => void): void {
    this.#handler = handler;
  }

  #goUp(bytes: number): number {
    const nowMs = this.#clock.now();
    this.#upFreeMs = Math.max(nowMs, this.#upFreeMs) + (bytes * 8) / this.upKbps;
    return this.#upFreeMs - nowMs;
  }
}

function measuring(upKbps: number) {
  const clock = new FakeClock();
  const link = new NarrowLink(clock, upKbps);
  const shortest = new ShortestRoundTrip();
  const measure = new WayMeasure(link, clock, shortest);
  /** The first time after now that something is measured of a way, in milliseconds. */
  const firstResult = (way: 'up' | 'down', withinMs: number): number | undefined => {
    for (let ms = 0; ms < withinMs; ms += 250) {
      measure.tick(['up', 'down']);
      clock.advance(250);
      if (measure.fresh(way) !== undefined) return ms;
    }
    return undefined;
  };
  const knownToTake = (ms: number) => shortest.note(ms, clock.now());
  return { clock, link, measure, shortest, knownToTake, firstResult };
}

test.each([40, 64, 128, 384])('a way up of %i kbit/s is measured as no more than that', (kbps) => {
  const { measure, firstResult } = measuring(kbps);
  expect(firstResult('up', 10_000)).toBeDefined();
  expect(measure.fresh('up')).toBeLessThanOrEqual(kbps * 1.1);
  expect(measure.fresh('up')).toBeGreaterThan(kbps * 0.5);
});

test('a way down is measured by the weight of the answers', () => {
  const { link, measure, firstResult } = measuring(384);
  link.downKbps = 100;
  expect(firstResult('down', 10_000)).toBeDefined();
  expect(measure.fresh('down')).toBeLessThanOrEqual(110);
  expect(measure.fresh('down')).toBeGreaterThan(50);
});

test('a way that carries a voice and little more is never asked with a heavy probe', () => {
  const { link, measure, knownToTake, firstResult } = measuring(384);
  knownToTake(200);
  link.upKbps = 15;
  expect(firstResult('up', 20_000)).toBeUndefined();
  expect(measure.hint('up')).toBeGreaterThan(7);
  expect(measure.hint('up')).toBeLessThan(17);
  expect(Math.max(...link.sent)).toBeLessThan(300);
  const kbps = link.sent.reduce((sum, bytes) => sum + bytes + headerBytes, 0) * (8 / 20_000);
  expect(kbps).toBeLessThan(3);
});

test('room that is there again is known within three seconds', () => {
  const { link, knownToTake, firstResult } = measuring(384);
  knownToTake(200);
  link.upKbps = 15;
  firstResult('up', 20_000);
  link.upKbps = 384;
  expect(firstResult('up', 10_000)).toBeLessThanOrEqual(3_000);
});

test('a longer way than before is measured at once when what was known of the old one is forgotten', () => {
  const { link, measure, knownToTake, firstResult } = measuring(384);
  link.roundTripMs = 600;
  knownToTake(200);
  expect(firstResult('up', 10_000)).toBeUndefined();
  measure.forgetWay();
  expect(firstResult('up', 5_000)).toBeDefined();
});

test('and within half a minute when nobody knows that it is another', () => {
  const { link, knownToTake, firstResult } = measuring(384);
  link.roundTripMs = 600;
  knownToTake(200);
  expect(firstResult('up', 35_000)).toBeDefined();
});

describe('while pictures are sent', () => {
  const watchFor = ({ clock, measure }: ReturnType<typeof measuring>, ms: number) => {
    for (let passedMs = 0; passedMs < ms; passedMs += 250) {
      measure.watch();
      clock.advance(250);
    }
  };

  test('what a round trip takes is known to the half second, and nothing heavy is sent for it', () => {
    const all = measuring(384);
    watchFor(all, 5_000);
    expect(all.measure.roundTripMs).toBeGreaterThanOrEqual(200);
    expect(all.measure.roundTripMs).toBeLessThan(250);
    expect(Math.max(...all.link.sent)).toBeLessThan(20);
  });

  test('a queue is known before anything has come back through it', () => {
    const all = measuring(384);
    watchFor(all, 5_000);
    all.link.roundTripMs = 2_700;
    watchFor(all, 1_750);
    expect(all.measure.roundTripMs).toBeGreaterThanOrEqual(1_250);
  });

  test('one that was lost is no queue once a later one has come back', () => {
    const all = measuring(384);
    watchFor(all, 5_000);
    all.link.isCut = true;
    watchFor(all, 500);
    all.link.isCut = false;
    watchFor(all, 1_000);
    expect(all.measure.roundTripMs).toBeLessThan(250);
  });

  test('a way that was given up and goes on after all was full, and its queue is one', () => {
    const all = measuring(384);
    watchFor(all, 5_000);
    all.link.roundTripMs = 2_700;
    watchFor(all, 1_000);
    // Taken for a cut, and then for another network.
    all.measure.forgetUnanswered();
    watchFor(all, 500);
    all.measure.forgetWay();
    expect(all.shortest.ms).toBe(Infinity);
    watchFor(all, 2_000);
    expect(all.shortest.ms).toBeLessThan(250);
    expect(all.measure.roundTripMs).toBeGreaterThanOrEqual(2_500);
  });

  test('an answer that comes in time over another way tells nothing of the one before', () => {
    const all = measuring(384);
    watchFor(all, 5_000);
    all.link.roundTripMs = 600;
    watchFor(all, 500);
    all.measure.forgetWay();
    watchFor(all, 5_000);
    expect(all.shortest.ms).toBeGreaterThanOrEqual(600);
  });

  test('what a cut has swallowed is no queue after it', () => {
    const all = measuring(384);
    watchFor(all, 5_000);
    all.link.isCut = true;
    watchFor(all, 2_000);
    all.measure.forgetUnanswered();
    expect(all.measure.roundTripMs).toBeUndefined();
  });
});

test('what is said of pictures is said again until it was heard', () => {
  const { clock, link, measure } = measuring(384);
  const wish = (times: number) => {
    for (let time = 0; time < times; time += 1) {
      measure.say({ isSparing: true, sent: ['camera'] });
      clock.advance(250);
    }
  };
  link.isCut = true;
  wish(8);
  // Twice a second, for the way that it fills is the one it wishes free.
  expect(link.sent).toHaveLength(4);
  link.isCut = false;
  wish(8);
  expect(link.sent).toHaveLength(5);
});

describe('what reaches this browser', () => {
  /** Said four times a second while pictures are watched, as whoever is crowded or starved does. */
  function saying(kbps: number | undefined, { clock, measure }: ReturnType<typeof measuring>) {
    if (kbps !== undefined) measure.sayDown(kbps);
    measure.watch();
    measure.say({ isSparing: false, sent: [] });
    clock.advance(250);
  }

  test('is told again until it was heard, however long nothing gets through', () => {
    const all = measuring(384);
    all.link.isCut = true;
    for (const kbps of [48, ...Array<undefined>(11)]) saying(kbps, all);
    expect(all.link.told.length).toBeGreaterThan(4);
    expect(new Set(all.link.told)).toEqual(new Set([48]));
    all.link.isCut = false;
    for (const _quarter of Array(12)) saying(undefined, all);
    expect(all.link.told.at(-1)).toBeUndefined();
  });

  test('takes the place of nothing as long as it stays the same', () => {
    const silent = measuring(384);
    const telling = measuring(384);
    for (const _quarter of Array(40)) {
      saying(undefined, silent);
      saying(48, telling);
    }
    expect(telling.link.sent).toHaveLength(silent.link.sent.length);
  });

  test('is told at once when it got less', () => {
    const all = measuring(384);
    saying(500, all);
    for (const _quarter of Array(3)) saying(undefined, all);
    const before = all.link.told.length;
    saying(60, all);
    expect(all.link.told.slice(before)).toEqual([60]);
  });

  test('is not told of another way', () => {
    const all = measuring(384);
    all.measure.sayDown(48);
    all.measure.forgetWay();
    const before = all.link.told.length;
    for (const _quarter of Array(8)) saying(undefined, all);
    expect(new Set(all.link.told.slice(before))).toEqual(new Set([undefined]));
  });
});
