import { echoHeaderBytes, readEchoProbe, writeEchoProbe } from '@qarib/contracts';
import type { Clock } from '../clock.ts';
import type { EchoChannel } from '../link-check.ts';

type WayName = 'up' | 'down';
type Result = { readonly kbps: number; readonly atMs: number };
type Burst = { readonly way: WayName; readonly arrivalsMs: number[] };

/** Above the numbers of the link check, and below that of the path's pulse. */
const firstSequence = 0x4000_0000;
const pingIntervalMs = 1_000;
const lostAfterMs = 3_000;
const burstPackets = 4;
/** Four of them are 0.3 s of a 64 kbit/s link, which a voice can bear now and then. */
const packetBytes = 500;
const headerBytes = 85;
/** A measure is of the moment, and one may have been lucky. */
const freshMs = 4_000;
const neededResults = 2;
/** What is promising is looked at once more, soon. */
const promisingKbps = 80;
const againMs = 500;
const patience = { firstMs: 1_500, mostMs: 5_000 };

/**
 * Asks the link itself, while no picture tells what it carries: pings show when a queue has gone, and
 * only then a short burst each way is worth what it costs the voice.
 */
export class WayMeasure {
  readonly #channel: EchoChannel;
  readonly #clock: Clock;
  readonly #pings = new Map<number, number>();
  readonly #bursts = new Map<number, Burst>();
  readonly #results: Record<WayName, Result[]> = { up: [], down: [] };
  #sequence = firstSequence;
  #floorMs = Infinity;
  #roundTripMs: number | undefined;
  #pingedMs = -Infinity;
  #burstMs = -Infinity;
  #patienceMs = patience.firstMs;
  #isClear = false;

  constructor(channel: EchoChannel, clock: Clock) {
    this.#channel = channel;
    this.#clock = clock;
    channel.onMessage((bytes) => this.#receive(bytes));
  }

  /** The shortest ever, so that what is longer is known to wait somewhere. */
  noteRoundTrip(roundTripMs: number): void {
    this.#floorMs = Math.min(this.#floorMs, roundTripMs);
  }

  /** Another way may be longer at its best, and what is normal there would pass for a queue for good. */
  forgetWay(): void {
    this.#floorMs = Infinity;
    this.rest();
  }

  /** To be called while somebody wants to know, a few times a second. */
  tick(): void {
    const nowMs = this.#clock.now();
    for (const [sequence, sentMs] of this.#pings)
      if (nowMs - sentMs > lostAfterMs) this.#pings.delete(sequence);
    if (nowMs - this.#pingedMs >= pingIntervalMs) this.#ping(nowMs);
    this.#note(this.#isQueueGone);
    if (this.#isClear && nowMs - this.#burstMs >= this.#patienceMs) this.#measure(nowMs);
  }

  /** Nobody needs to know any more; the next time it is asked at once. */
  rest(): void {
    this.#patienceMs = patience.firstMs;
    this.#isClear = false;
    this.#roundTripMs = undefined;
    this.#results.up.length = 0;
    this.#results.down.length = 0;
  }

  /** What a way carries by a measure of just now, in kbit/s. */
  fresh(way: WayName): number | undefined {
    const nowMs = this.#clock.now();
    const fresh = this.#results[way].filter(({ atMs }) => nowMs - atMs <= freshMs);
    if (fresh.length < neededResults) return undefined;
    return Math.min(...fresh.map(({ kbps }) => kbps));
  }

  get #isQueueGone(): boolean {
    if (this.#roundTripMs === undefined) return false;
    return this.#roundTripMs - this.#floorMs <= 60 + 0.15 * this.#floorMs;
  }

  /** A queue that has just gone is news, however often it was asked for nothing before. */
  #note(isClear: boolean): void {
    if (isClear && !this.#isClear) this.#patienceMs = patience.firstMs;
    this.#isClear = isClear;
  }

  #ping(nowMs: number): void {
    this.#pingedMs = nowMs;
    const sequence = this.#next();
    this.#pings.set(sequence, nowMs);
    this.#channel.send(writeEchoProbe({ sequence, answerBytes: echoHeaderBytes }, echoHeaderBytes));
  }

  #measure(nowMs: number): void {
    this.#burstMs = nowMs;
    this.#patienceMs = Math.min(patience.mostMs, this.#patienceMs * 2);
    this.#bursts.clear();
    for (const way of ['up', 'down'] as const) {
      const burst: Burst = { way, arrivalsMs: [] };
      for (let packet = 0; packet < burstPackets; packet += 1) {
        const sequence = this.#next();
        this.#bursts.set(sequence, burst);
        const answerBytes = way === 'down' ? packetBytes : echoHeaderBytes;
        const totalBytes = way === 'up' ? packetBytes : echoHeaderBytes;
        this.#channel.send(writeEchoProbe({ sequence, answerBytes }, totalBytes));
      }
    }
  }

  #receive(bytes: Uint8Array): void {
    const sequence = readEchoProbe(bytes)?.sequence;
    if (sequence === undefined) return;
    const nowMs = this.#clock.now();
    const sentMs = this.#pings.get(sequence);
    if (sentMs !== undefined) {
      this.#pings.delete(sequence);
      this.#roundTripMs = nowMs - sentMs;
      this.noteRoundTrip(this.#roundTripMs);
    }
    const burst = this.#bursts.get(sequence);
    if (!burst) return;
    burst.arrivalsMs.push(nowMs);
    const [first = nowMs] = burst.arrivalsMs;
    if (burst.arrivalsMs.length < burstPackets) return;
    // Packets sent together arrive as far apart as the narrowest part of the way lets them.
    const bits = (burstPackets - 1) * (packetBytes + headerBytes) * 8;
    const kbps = bits / Math.max(0.1, nowMs - first);
    const results = this.#results[burst.way];
    results.push({ kbps, atMs: nowMs });
    if (results.length > neededResults) results.shift();
    if (results.length < neededResults && kbps > promisingKbps)
      this.#burstMs = nowMs - this.#patienceMs + againMs;
  }

  #next(): number {
    this.#sequence += 1;
    return this.#sequence;
  }
}
