import { echoWishBytes, maxEchoBytes, readEchoProbe, writeEchoProbe } from '@qarib/contracts';
import type { Clock } from '../clock.ts';
import type { EchoChannel } from '../link-check.ts';
import { ShortestRoundTrip } from './shortest-round-trip.ts';

export type WayName = 'up' | 'down';
type Result = { readonly kbps: number; readonly atMs: number };
type Probe = {
  readonly sentMs: number;
  readonly weight?: { readonly way: WayName; readonly bytes: number };
};

/** Above the numbers of the link check, and below that of the path's pulse. */
const firstSequence = 0x4000_0000;
const pingIntervalMs = 1_000;
/** The least between two of them. */
const hurryMs = 200;
const lostAfterMs = 3_000;
/** SCTP, DTLS, UDP and IP. */
const headerBytes = 85;
/** Light enough for a voice to bear on the narrowest way, heavy enough to tell it from one with room. */
const lightBytes = 250;
/** So much a light probe has to promise before a heavy one is worth its place. */
const promisingKbps = 30;
const attemptIntervalMs = 1_000;
/** A measure is of the moment. */
const freshMs = 6_000;
const rememberedResults = 3;
/** What the shortest round trip is has to be seen before anything is longer than that. */
const neededPings = 2;

/**
 * Asks the link itself, while no picture tells what it carries: pings show when a queue has gone, and
 * only then a probe with a weight is sent, a light one first. How much longer it takes than a ping is the
 * time its weight takes on that way. One packet each: what goes out together SCTP would hold apart after
 * a loss, and that would be measured.
 */
export class WayMeasure {
  readonly #channel: EchoChannel;
  readonly #clock: Clock;
  readonly #probes = new Map<number, Probe>();
  readonly #results: Record<WayName, Result[]> = { up: [], down: [] };
  #sequence = firstSequence;
  readonly #shortest = new ShortestRoundTrip();
  #pings = 0;
  #pingedMs = -Infinity;
  readonly #attemptMs: Record<WayName, number> = { up: -Infinity, down: -Infinity };
  #isClear = false;
  #isSparing = false;
  /** Since when something is wished of the others' pictures that may not have been heard. */
  #wishedMs: number | undefined;

  constructor(channel: EchoChannel, clock: Clock) {
    this.#channel = channel;
    this.#clock = clock;
    channel.onMessage((bytes) => this.#receive(bytes));
  }

  /** Known from elsewhere, so that what is longer is known to wait somewhere. */
  noteRoundTrip(roundTripMs: number): void {
    this.#shortest.note(roundTripMs, this.#clock.now());
  }

  /** Another way may be longer at its best, and what is normal there would pass for a queue for good. */
  forgetWay(): void {
    this.#shortest.forget();
    this.#pings = 0;
    this.rest();
  }

  /** To be called while somebody wants to know of these ways, a few times a second. */
  tick(ways: readonly WayName[]): void {
    const nowMs = this.#clock.now();
    for (const [sequence, { sentMs }] of this.#probes)
      if (nowMs - sentMs > lostAfterMs) this.#probes.delete(sequence);
    if (nowMs - this.#pingedMs >= pingIntervalMs) this.#ping(nowMs);
    if (!this.#isClear) return;
    for (const way of ways) {
      if (nowMs - this.#attemptMs[way] < attemptIntervalMs) continue;
      this.#attemptMs[way] = nowMs;
      this.#send({ sentMs: nowMs, weight: { way, bytes: lightBytes } });
    }
  }

  /** Whether the others' pictures are to be held back: told with every ping, and at once until one is answered. */
  spare(isSparing: boolean): void {
    if (isSparing !== this.#isSparing) this.#wishedMs = this.#clock.now();
    this.#isSparing = isSparing;
    if (this.#wishedMs !== undefined) this.#ping(this.#clock.now());
  }

  /** Nobody needs to know any more; the next time it is asked at once. */
  rest(): void {
    this.#isClear = false;
    this.#results.up.length = 0;
    this.#results.down.length = 0;
    this.#probes.clear();
    this.#attemptMs.up = -Infinity;
    this.#attemptMs.down = -Infinity;
  }

  /** What a way carries by a measure of just now, in kbit/s. */
  fresh(way: WayName): number | undefined {
    const nowMs = this.#clock.now();
    const fresh = this.#results[way].filter(({ atMs }) => nowMs - atMs <= freshMs);
    // Whatever else a probe waited for makes a way seem slower than it is, never faster.
    return fresh.length > 0 ? Math.max(...fresh.map(({ kbps }) => kbps)) : undefined;
  }

  #isFree(roundTripMs: number): boolean {
    const { ms } = this.#shortest;
    return this.#pings >= neededPings && roundTripMs - ms <= 60 + 0.15 * ms;
  }

  #ping(nowMs: number): void {
    if (nowMs - this.#pingedMs < hurryMs) return;
    this.#pingedMs = nowMs;
    this.#send({ sentMs: nowMs });
  }

  #send(probe: Probe): void {
    this.#sequence += 1;
    this.#probes.set(this.#sequence, probe);
    const bytesOn = (way: WayName) =>
      probe.weight?.way === way ? probe.weight.bytes : echoWishBytes;
    const isSparing = this.#isSparing;
    const echo = { sequence: this.#sequence, answerBytes: bytesOn('down'), isSparing };
    this.#channel.send(writeEchoProbe(echo, bytesOn('up')));
  }

  #receive(bytes: Uint8Array): void {
    const sequence = readEchoProbe(bytes)?.sequence;
    const probe = sequence === undefined ? undefined : this.#probes.get(sequence);
    if (sequence === undefined || !probe) return;
    this.#probes.delete(sequence);
    const nowMs = this.#clock.now();
    const roundTripMs = nowMs - probe.sentMs;
    if (probe.weight) return this.#weigh(probe.weight, roundTripMs, nowMs);
    if (this.#wishedMs !== undefined && probe.sentMs >= this.#wishedMs) this.#wishedMs = undefined;
    this.#pings += 1;
    this.noteRoundTrip(roundTripMs);
    this.#isClear = this.#isFree(roundTripMs);
  }

  #weigh(
    { way, bytes }: { way: WayName; bytes: number },
    roundTripMs: number,
    nowMs: number,
  ): void {
    // Browsers tell time to a tenth of a millisecond; faster than that is fast enough.
    const kbps = ((bytes + headerBytes) * 8) / Math.max(0.1, roundTripMs - this.#shortest.ms);
    const isLight = bytes < maxEchoBytes;
    if (!isLight) {
      this.#results[way].push({ kbps, atMs: nowMs });
      if (this.#results[way].length > rememberedResults) this.#results[way].shift();
    } else if (kbps >= promisingKbps)
      this.#send({ sentMs: nowMs, weight: { way, bytes: maxEchoBytes } });
  }
}
