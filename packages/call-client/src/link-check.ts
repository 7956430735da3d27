import { echoHeaderBytes, maxEchoBytes, readEchoProbe, writeEchoProbe } from '@qarib/contracts';
import type { Clock } from './clock.ts';
import { judgeLink, type LinkCheck, type LinkMeasure } from './link-verdict.ts';

/** The data channel that answers probes; what is sent before it is open goes nowhere. */
export type EchoChannel = {
  send(bytes: Uint8Array<ArrayBuffer>): void;
  onMessage(handler: (bytes: Uint8Array) => void): void;
};

const pingIntervalMs = 250;
/** One way is measured every so often, the other in between: 64 kbit/s must not notice. */
const burstIntervalMs = 2_500;
/** A probe this old is lost; twice the slowest round trip that still makes a call. */
const lostAfterMs = 3_000;
const rememberedPings = 40;
const rememberedBursts = 3;
/** SCTP sends four packets at once and then waits for word, so more would measure the round trip. */
const burstPackets = 4;
const smallPacketBytes = 500;
/** Below this a burst is made of small packets: four of them are a quarter of a second at 64 kbit/s. */
const slowKbps = 200;

type Ping = { readonly sentMs: number; roundTripMs?: number; isLost?: boolean };
type Burst = {
  readonly way: 'up' | 'down';
  readonly packetBytes: number;
  readonly arrivalsMs: number[];
};

const median = (values: readonly number[]): number | undefined =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];

/** Measures a link in the lobby: round trip and loss by small probes, each way's rate by short bursts. */
export class LinkProbe {
  readonly #channel: EchoChannel;
  readonly #clock: Clock;
  readonly #onResult: (check: LinkCheck) => void;
  readonly #pings = new Map<number, Ping>();
  readonly #bursts = new Map<number, Burst>();
  readonly #kbps: Record<Burst['way'], number[]> = { up: [], down: [] };
  readonly #cancels: (() => void)[];
  #sequence = 0;
  #hasAnswer = false;
  #nextWay: Burst['way'] = 'up';

  private constructor(channel: EchoChannel, clock: Clock, onResult: (check: LinkCheck) => void) {
    this.#channel = channel;
    this.#clock = clock;
    this.#onResult = onResult;
    channel.onMessage((bytes) => this.#receive(bytes));
    this.#cancels = [
      clock.every(pingIntervalMs, () => this.#ping()),
      clock.every(burstIntervalMs / 2, () => this.#burst()),
    ];
  }

  static start(
    channel: EchoChannel,
    clock: Clock,
    onResult: (check: LinkCheck) => void,
  ): LinkProbe {
    return new LinkProbe(channel, clock, onResult);
  }

  /** Media needs the link for itself now. */
  stop(): void {
    for (const cancel of this.#cancels.splice(0)) cancel();
  }

  #ping(): void {
    this.#forgetOld();
    const sequence = this.#next();
    this.#pings.set(sequence, { sentMs: this.#clock.now() });
    this.#channel.send(writeEchoProbe({ sequence, answerBytes: echoHeaderBytes }, echoHeaderBytes));
  }

  #burst(): void {
    // Without an answer yet the channel is not open, and a burst would be wasted.
    const hasAnswer = [...this.#pings.values()].some(
      ({ roundTripMs }) => roundTripMs !== undefined,
    );
    if (!hasAnswer || this.#cancels.length === 0) return;
    const way = this.#nextWay;
    this.#nextWay = way === 'up' ? 'down' : 'up';
    const isSlow = (median(this.#kbps[way]) ?? 0) < slowKbps;
    const packetBytes = isSlow ? smallPacketBytes : maxEchoBytes;
    const burst: Burst = { way, packetBytes, arrivalsMs: [] };
    // A burst that lost a packet is never complete; on a slow link the other way's is still under way.
    for (const [sequence, old] of this.#bursts) if (old.way === way) this.#bursts.delete(sequence);
    for (let packet = 0; packet < burstPackets; packet += 1) {
      const sequence = this.#next();
      this.#bursts.set(sequence, burst);
      const answerBytes = way === 'down' ? packetBytes : echoHeaderBytes;
      const totalBytes = way === 'up' ? packetBytes : echoHeaderBytes;
      this.#channel.send(writeEchoProbe({ sequence, answerBytes }, totalBytes));
    }
  }

  #receive(bytes: Uint8Array): void {
    const sequence = readEchoProbe(bytes)?.sequence;
    if (sequence === undefined || this.#cancels.length === 0) return;
    const ping = this.#pings.get(sequence);
    if (ping && !ping.isLost) {
      if (!this.#hasAnswer) this.#begin(sequence);
      ping.roundTripMs ??= this.#clock.now() - ping.sentMs;
      this.#tell();
    }
    const burst = this.#bursts.get(sequence);
    if (burst) this.#measure(burst);
  }

  /** What was sent before the channel was open at both ends says nothing of the link. */
  #begin(firstAnswered: number): void {
    this.#hasAnswer = true;
    for (const sequence of this.#pings.keys())
      if (sequence < firstAnswered) this.#pings.delete(sequence);
  }

  /** Packets sent together arrive as far apart as the narrowest part of the way lets them. */
  #measure(burst: Burst): void {
    burst.arrivalsMs.push(this.#clock.now());
    if (burst.arrivalsMs.length < burstPackets) return;
    const [first = 0] = burst.arrivalsMs;
    // Browsers tell time to a tenth of a millisecond; faster than that is fast enough.
    const spreadMs = Math.max(0.1, (burst.arrivalsMs.at(-1) ?? first) - first);
    // IP, UDP, DTLS and SCTP headers travel too.
    const bits = (burstPackets - 1) * (burst.packetBytes + 85) * 8;
    const measured = this.#kbps[burst.way];
    measured.push(bits / spreadMs);
    if (measured.length > rememberedBursts) measured.shift();
    this.#tell();
  }

  #forgetOld(): void {
    const now = this.#clock.now();
    for (const [sequence, ping] of this.#pings) {
      if (ping.roundTripMs === undefined && now - ping.sentMs > lostAfterMs) ping.isLost = true;
      if (this.#pings.size > rememberedPings) this.#pings.delete(sequence);
    }
    if ([...this.#pings.values()].some(({ isLost }) => isLost)) this.#tell();
  }

  #tell(): void {
    const pings = [...this.#pings.values()];
    const roundTrips = pings.flatMap(({ roundTripMs }) => roundTripMs ?? []);
    const roundTripMs = median(roundTrips);
    if (roundTripMs === undefined) return;
    const lost = pings.filter(({ isLost }) => isLost).length;
    const measure: LinkMeasure = {
      roundTripMs: Math.round(roundTripMs),
      lossRatio: lost / (lost + roundTrips.length),
      upKbps: rounded(median(this.#kbps.up)),
      downKbps: rounded(median(this.#kbps.down)),
    };
    this.#onResult({ ...measure, verdict: judgeLink(measure) });
  }

  #next(): number {
    this.#sequence += 1;
    return this.#sequence;
  }
}

const rounded = (kbps: number | undefined) => (kbps === undefined ? undefined : Math.round(kbps));
