import {
  echoWordBytes,
  maxEchoBytes,
  readEchoProbe,
  writeEchoProbe,
  type PictureWord,
} from '@qarib/contracts';
import type { Clock } from '../clock.ts';
import type { EchoChannel } from '../link-check.ts';
import { GivenUpWay } from './given-up-way.ts';
import type { ShortestRoundTrip } from './shortest-round-trip.ts';

export type WayName = 'up' | 'down';
type Result = { readonly kbps: number; readonly atMs: number };
type Probe = {
  readonly sentMs: number;
  readonly weight?: { readonly way: WayName; readonly bytes: number };
  /** What it told of the way down. */
  readonly downKbps?: number | undefined;
};

/** Above the numbers of the link check, and below that of the path's pulse. */
const firstSequence = 0x4000_0000;
const pingIntervalMs = 1_000;
/** While pictures are sent: often enough to see a queue grow, and 4 kbit/s. */
const watchIntervalMs = 250;
/** A round trip is of the moment, too. */
const currentMs = 2_000;
/** The least between two of them that are for what is said: what is wished for until it is heard must not fill the way itself. */
const hurryMs = 450;
const lostAfterMs = 3_000;
/** SCTP, DTLS, UDP and IP. */
const headerBytes = 85;
/** Light enough for a voice to bear on the narrowest way, heavy enough to tell it from one with room. */
const lightBytes = 250;
/** So much a light probe has to promise before a heavy one is worth its place. */
const promisingKbps = 30;
const attemptIntervalMs = 1_000;
/** Of a way down: so much less is told at once. */
const noticeablyLess = 0.85;
/** A measure is of the moment. */
const freshMs = 6_000;
const rememberedResults = 3;
/** What the shortest round trip is has to be seen before anything is longer than that. */
const neededPings = 2;

const isSame = (one: PictureWord, other: PictureWord): boolean =>
  one.isSparing === other.isSparing && one.sent.join() === other.sent.join();

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
  /** Of heavy probes, and of light ones. */
  readonly #results: Record<WayName, Result[]> = { up: [], down: [] };
  readonly #hints: Record<WayName, Result[]> = { up: [], down: [] };
  #sequence = firstSequence;
  readonly #shortest: ShortestRoundTrip;
  readonly #givenUp = new GivenUpWay();
  /** The last that was answered: when it was sent, and how long it took. */
  #answered = { sentMs: -Infinity, roundTripMs: 0 };
  #pings = 0;
  #pingedMs = -Infinity;
  readonly #attemptMs: Record<WayName, number> = { up: -Infinity, down: -Infinity };
  #isClear = false;
  #word: PictureWord = { isSparing: false, sent: [] };
  /** What reaches this browser by a measure of its own, until that was heard, and what was heard last. */
  #down: Result | undefined;
  #heardDownKbps = Infinity;
  /** Since when something is said that may not have been heard. */
  #saidMs: number | undefined;

  constructor(channel: EchoChannel, clock: Clock, shortest: ShortestRoundTrip) {
    this.#channel = channel;
    this.#clock = clock;
    this.#shortest = shortest;
    channel.onMessage((bytes) => this.#receive(bytes));
  }

  /** Another way may be longer at its best, and what is normal there would pass for a queue for good. */
  forgetWay(): void {
    this.forgetUnanswered();
    this.#shortest.forget();
    this.#pings = 0;
    this.#down = undefined;
    this.#heardDownKbps = Infinity;
    this.#rest();
  }

  /** What was on its way in a cut tells nothing of a queue. */
  forgetUnanswered(): void {
    const pings = [...this.#probes].flatMap(([sequence, { sentMs, weight }]) =>
      weight ? [] : [{ sequence, sentMs }],
    );
    this.#givenUp.giveUp(this.#shortest.ms, pings, this.#clock.now());
    this.#probes.clear();
    this.#answered.sentMs = -Infinity;
  }

  /**
   * What a round trip takes now, in milliseconds; nothing where that is not known. A probe that is not
   * answered yet tells that it takes no less than that, unless a later one is: then it was lost.
   */
  get roundTripMs(): number | undefined {
    const nowMs = this.#clock.now();
    const { sentMs, roundTripMs } = this.#answered;
    const waiting = [...this.#probes.values()].filter((probe) => probe.sentMs > sentMs);
    const known = nowMs - sentMs - roundTripMs <= currentMs ? [roundTripMs] : [];
    const all = [...known, ...waiting.map((probe) => nowMs - probe.sentMs)];
    return sentMs === -Infinity || all.length === 0 ? undefined : Math.max(...all);
  }

  /** Whether the last ping that could have been answered was. */
  get isAnswering(): boolean {
    const { sentMs, roundTripMs } = this.#answered;
    const sinceMs = this.#clock.now() - sentMs - roundTripMs;
    return sinceMs <= watchIntervalMs + hurryMs;
  }

  /** Whether a ping that was sent since then has come back, and met no queue. */
  isClearSince(sinceMs: number): boolean {
    const { sentMs, roundTripMs } = this.#answered;
    return sentMs >= sinceMs && this.#isFree(roundTripMs);
  }

  /** To be called while pictures tell what a way carries, a few times a second: sees queues only. */
  watch(): void {
    this.#rest();
    this.#ask(watchIntervalMs);
  }

  /** To be called while somebody wants to know of these ways, a few times a second. */
  tick(ways: readonly WayName[]): void {
    const nowMs = this.#clock.now();
    this.#ask(pingIntervalMs);
    if (!this.#isClear) return;
    for (const way of ways) {
      if (nowMs - this.#attemptMs[way] < attemptIntervalMs) continue;
      this.#attemptMs[way] = nowMs;
      this.#send({ sentMs: nowMs, weight: { way, bytes: lightBytes } });
    }
  }

  /** What is to be known of pictures: told with every ping, and at once until one is answered. */
  say(word: PictureWord): void {
    if (!isSame(word, this.#word)) this.#saidMs = this.#clock.now();
    this.#word = word;
    if (this.#saidMs !== undefined) this.#pingSoon();
  }

  /** What reaches this browser: told with every probe until one is answered, and at once when it got less. */
  sayDown(kbps: number): void {
    const atMs = this.#clock.now();
    this.#down = { kbps, atMs };
    if (kbps >= this.#heardDownKbps * noticeablyLess) return;
    this.#saidMs = atMs;
    this.#pingSoon();
  }

  /** Nobody needs to know any more; the next time it is asked at once. */
  #rest(): void {
    this.#isClear = false;
    for (const { up, down } of [this.#results, this.#hints]) up.length = down.length = 0;
    for (const [sequence, { weight }] of this.#probes) if (weight) this.#probes.delete(sequence);
    this.#attemptMs.up = -Infinity;
    this.#attemptMs.down = -Infinity;
  }

  /** What a way carries by a measure of just now, in kbit/s. */
  fresh(way: WayName): number | undefined {
    return this.#best(this.#results[way]);
  }

  /** What a way carries at least, by a light probe of just now, which is not much to judge by. */
  hint(way: WayName): number | undefined {
    return this.#best(this.#hints[way]);
  }

  #best(results: readonly Result[]): number | undefined {
    const nowMs = this.#clock.now();
    const fresh = results.filter(({ atMs }) => nowMs - atMs <= freshMs);
    // Whatever else a probe waited for makes a way seem slower than it is, never faster.
    return fresh.length > 0 ? Math.max(...fresh.map(({ kbps }) => kbps)) : undefined;
  }

  #isFree(roundTripMs: number): boolean {
    const { ms } = this.#shortest;
    return this.#pings >= neededPings && roundTripMs - ms <= 60 + 0.15 * ms;
  }

  #ask(everyMs: number): void {
    const nowMs = this.#clock.now();
    for (const [sequence, { sentMs }] of this.#probes)
      if (nowMs - sentMs > lostAfterMs) this.#probes.delete(sequence);
    if (nowMs - this.#pingedMs >= everyMs) this.#ping(nowMs);
  }

  #pingSoon(): void {
    const nowMs = this.#clock.now();
    if (nowMs - this.#pingedMs >= hurryMs) this.#ping(nowMs);
  }

  #ping(nowMs: number): void {
    this.#pingedMs = nowMs;
    this.#send({ sentMs: nowMs });
  }

  #send(sent: Probe): void {
    const isOfNow = this.#down && sent.sentMs - this.#down.atMs <= freshMs;
    const probe = { ...sent, downKbps: isOfNow ? this.#down?.kbps : undefined };
    this.#sequence += 1;
    this.#probes.set(this.#sequence, probe);
    const bytesOn = (way: WayName) =>
      probe.weight?.way === way ? probe.weight.bytes : echoWordBytes;
    const answerBytes = bytesOn('down');
    const { downKbps } = probe;
    const echo = { sequence: this.#sequence, answerBytes, pictures: this.#word, downKbps };
    this.#channel.send(writeEchoProbe(echo, bytesOn('up')));
  }

  #receive(bytes: Uint8Array): void {
    const sequence = readEchoProbe(bytes)?.sequence;
    if (sequence === undefined) return;
    const probe = this.#probes.get(sequence) ?? this.#recall(sequence);
    if (!probe) return;
    this.#probes.delete(sequence);
    const nowMs = this.#clock.now();
    const roundTripMs = nowMs - probe.sentMs;
    this.#noteHeard(probe.downKbps);
    if (probe.weight) return this.#weigh(probe.weight, roundTripMs, nowMs);
    if (this.#saidMs !== undefined && probe.sentMs >= this.#saidMs) this.#saidMs = undefined;
    this.#pings += 1;
    if (probe.sentMs > this.#answered.sentMs)
      this.#answered = { sentMs: probe.sentMs, roundTripMs };
    this.#shortest.note(roundTripMs, nowMs);
    this.#isClear = this.#isFree(roundTripMs);
  }

  #noteHeard(downKbps: number | undefined): void {
    if (downKbps === undefined) return;
    this.#heardDownKbps = downKbps;
    if (this.#down?.kbps === downKbps) this.#down = undefined;
  }

  /** It is the way of before, after all. */
  #recall(sequence: number): Probe | undefined {
    const nowMs = this.#clock.now();
    const recalled = this.#givenUp.recall(sequence, nowMs);
    if (recalled) this.#shortest.note(recalled.shortestMs, nowMs);
    return recalled;
  }

  #weigh(
    { way, bytes }: { way: WayName; bytes: number },
    roundTripMs: number,
    nowMs: number,
  ): void {
    // Browsers tell time to a tenth of a millisecond; faster than that is fast enough.
    const kbps = ((bytes + headerBytes) * 8) / Math.max(0.1, roundTripMs - this.#shortest.ms);
    const isLight = bytes < maxEchoBytes;
    const results = (isLight ? this.#hints : this.#results)[way];
    results.push({ kbps, atMs: nowMs });
    if (results.length > rememberedResults) results.shift();
    if (isLight && kbps >= promisingKbps)
      this.#send({ sentMs: nowMs, weight: { way, bytes: maxEchoBytes } });
  }
}
