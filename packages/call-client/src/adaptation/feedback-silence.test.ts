import { FeedbackSilence, feedbackTimings } from './feedback-silence.ts';

const tickMs = 125;
const roundTripMs = 200;

/** A way up that is read eight times a second. */
class Sending {
  readonly silence = new FeedbackSilence();
  nowMs = 0;
  packetsPerTick = 6;
  heardPerTick = 2;
  missedPerTick = 0;
  lateMs = 0;
  /** When the last ping went out that met no queue. */
  clearMs = -Infinity;
  #sent = 0;
  #heard = 0;
  #missed = 0;

  pass(forMs: number): this {
    for (const endMs = this.nowMs + forMs; this.nowMs < endMs;) this.read(tickMs);
    return this;
  }

  read(afterMs: number): void {
    this.nowMs += afterMs;
    this.#sent += this.packetsPerTick;
    this.#heard += this.heardPerTick;
    this.#missed += this.missedPerTick;
    const traffic = { sent: this.#sent, heard: this.#heard, missed: this.#missed };
    const { lateMs } = this;
    const isClearSince = (sinceMs: number) => this.clearMs >= sinceMs;
    this.silence.note(traffic, { roundTripMs, lateMs, isClearSince }, this.nowMs);
  }

  become(change: Partial<Pick<this, 'heardPerTick' | 'missedPerTick' | 'lateMs'>>): this {
    return Object.assign(this, change);
  }

  fallSilent(): this {
    this.heardPerTick = 0;
    return this.pass(feedbackTimings.silentMs);
  }
}

let sending: Sending;
beforeEach(() => {
  sending = new Sending().pass(3_000);
});

test('what is sent and not reported of any more is a silence within half a second', () => {
  expect(sending.silence.isSilent).toBe(false);
  sending.heardPerTick = 0;
  sending.read(tickMs);
  expect(sending.silence).toMatchObject({ isSuspected: true, isSilent: false });
  sending.pass(feedbackTimings.silentMs - tickMs);
  expect(sending.silence).toMatchObject({ isSuspected: false, isSilent: true });
});

test('few packets that come back and a late ping are one together, and neither is by itself', () => {
  const { lateMs } = feedbackTimings;
  expect(new Sending().pass(3_000).become({ lateMs }).pass(1_000).silence.isSilent).toBe(false);
  sending.become({ heardPerTick: 1 });
  expect(sending.pass(1_000).silence.isSilent).toBe(false);
  expect(sending.become({ lateMs }).pass(tickMs).silence).toMatchObject({
    isSilent: true,
    isGone: false,
  });
});

test('what is missed while a ping is very late has no room: nothing is waited for', () => {
  sending.become({ missedPerTick: 1, lateMs: feedbackTimings.lateMs }).pass(1_000);
  expect(sending.silence.isSilent).toBe(false);
  sending.become({ lateMs: feedbackTimings.goneMs }).pass(tickMs);
  expect(sending.silence).toMatchObject({ isSilent: true, isGone: true });
});

test('hardly anything that comes back is one by itself', () => {
  for (const heardPerTick of [1, 0, 0, 1, 0, 0]) sending.become({ heardPerTick }).pass(tickMs);
  expect(sending.silence.isSilent).toBe(true);
});

test('it is over when a ping that was sent since then meets no queue, and not by one before', () => {
  sending.fallSilent();
  sending.heardPerTick = 2;
  sending.clearMs = sending.nowMs - 1;
  expect(sending.pass(tickMs).silence.isSilent).toBe(true);
  sending.clearMs = sending.nowMs;
  expect(sending.pass(tickMs).silence.isSilent).toBe(false);
});

test('where pings stay late the way is gone; where they do not, all was said', () => {
  const { patienceMs, lateMs } = feedbackTimings;
  sending.fallSilent().become({ heardPerTick: 2, lateMs });
  expect(sending.pass(roundTripMs).silence.isGone).toBe(false);
  expect(sending.pass(patienceMs).silence.isGone).toBe(true);
  const calm = new Sending().pass(3_000).fallSilent().become({ heardPerTick: 2 });
  expect(calm.pass(roundTripMs + patienceMs).silence).toMatchObject({
    isSilent: false,
    isGone: false,
  });
});

test('where there is little to report of, no report is no silence', () => {
  sending.packetsPerTick = 0;
  sending.pass(tickMs);
  expect(sending.fallSilent().silence.isSilent).toBe(false);
});

test('what has just begun to be sent cannot be reported of yet', () => {
  const quiet = new Sending();
  quiet.packetsPerTick = 0;
  quiet.pass(3_000);
  quiet.packetsPerTick = 6;
  expect(quiet.fallSilent().pass(500).silence.isSilent).toBe(false);
});

test('a page that stood still has heard nothing itself', () => {
  sending.heardPerTick = 0;
  sending.read(1_000);
  expect(sending.silence.isSilent).toBe(false);
});

test('what no pictures are sent for, or was on another way, is forgotten', () => {
  sending.fallSilent().silence.forget();
  expect(sending.silence).toMatchObject({ isSilent: false, isGone: false });
  expect(sending.pass(1_000).silence.isSilent).toBe(false);
});
