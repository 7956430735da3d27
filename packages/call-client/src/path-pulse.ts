import { echoHeaderBytes, writeEchoProbe } from '@qarib/contracts';
import type { Clock } from './clock.ts';
import type { EchoChannel } from './link-check.ts';

export const pulseTimings = {
  tickMs: 250,
  /** Opus in silence still sends every 400 ms; a transport quieter than that is asked for a sign of life. */
  quietMs: 500,
  /** Media that goes out for longer than this unanswered only fills the queues the link comes back to. */
  stalledMs: 900,
  /** With the tick before it, less than two seconds after the last packet. */
  silentMs: 1_500,
  /** A round trip beyond this is a check that was answered only after a cut. */
  slowestMs: 1_200,
  /** Between two readings: this page stood still itself, and missed what came meanwhile. */
  stoodStillMs: 1_000,
};

/** No number that the link check's probes come to. */
const pulseProbe = { sequence: 0xffff_ffff, answerBytes: echoHeaderBytes };

type Reporting = { getStats(): Promise<RTCStatsReport> };

export type PulseOptions<Transport extends Reporting> = {
  readonly transports: readonly Transport[];
  readonly channel: EchoChannel;
  readonly clock: Clock;
  /** Nothing has arrived for a moment, so that what is sent now may well be lost; or something has again. */
  readonly onStall: (transport: Transport, isStalled: boolean) => void;
  /** Even an answer on a long way would have come by now: another way may be there already. */
  readonly onOverdue: (transport: Transport) => void;
  readonly onSilent: (transport: Transport) => void;
  readonly onHeard: (transport: Transport) => void;
};

type Reading = {
  /** Of every pair: one that comes into use is not heard for what it had received before. */
  readonly received: ReadonlyMap<string, number>;
  readonly isInUse: (pairId: string) => boolean;
  readonly roundTripMs: number;
};
const nothingRead: Reading = { received: new Map(), isInUse: () => true, roundTripMs: 0 };
type Pulse = {
  received: ReadonlyMap<string, number>;
  heardMs: number;
  isStalled: boolean;
  isOverdue: boolean;
  isSilent: boolean;
};
type Limits = {
  readonly stalledMs: number;
  readonly overdueMs: number;
  readonly silentMs: number;
};

/** Everything that came over the path in use: media, data, and answers to the checks of ICE. */
function readPath(report: RTCStatsReport): Reading {
  const pairs = new Map<string, number>();
  let selected: unknown;
  let roundTripMs = 0;
  report.forEach((stat: RTCStats & Record<string, unknown>) => {
    const number = (key: string) => (typeof stat[key] === 'number' ? stat[key] : 0);
    if (stat.type === 'transport') selected = stat.selectedCandidatePairId;
    if (stat.type !== 'candidate-pair') return;
    pairs.set(stat.id, number('bytesReceived') + number('responsesReceived'));
    roundTripMs = Math.max(roundTripMs, number('currentRoundTripTime') * 1_000);
  });
  // Not every browser tells which one is in use; then any of them will do.
  const isInUse = (id: string) => typeof selected !== 'string' || id === selected;
  return { received: pairs, isInUse, roundTripMs };
}

/**
 * Feels whether anything still arrives on each transport. When nobody sends there is nothing to
 * feel, so a quiet transport makes it send probes: up on one transport, back on the other, each with
 * a receipt of its own.
 */
export class PathPulse<Transport extends Reporting> {
  readonly #options: PulseOptions<Transport>;
  readonly #pulses = new Map<Transport, Pulse>();
  readonly #cancel: () => void;
  #readMs: number;
  #isReading = false;
  /** Until it has answered once, a missing answer means nothing. */
  #hasAnswered = false;
  #isStopped = false;

  private constructor(options: PulseOptions<Transport>) {
    this.#options = options;
    this.#readMs = options.clock.now();
    options.channel.onMessage(() => (this.#hasAnswered = true));
    this.#cancel = options.clock.every(pulseTimings.tickMs, () => void this.#tick());
  }

  static start<Transport extends Reporting>(
    options: PulseOptions<Transport>,
  ): PathPulse<Transport> {
    return new PathPulse(options);
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
  }

  async #tick(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    const { transports, clock } = this.#options;
    try {
      const reports = await Promise.all(transports.map((transport) => transport.getStats()));
      if (this.#isStopped) return;
      const nowMs = clock.now();
      if (nowMs - this.#readMs > pulseTimings.stoodStillMs)
        for (const pulse of this.#pulses.values()) pulse.heardMs = nowMs;
      this.#readMs = nowMs;
      this.#feel(reports.map(readPath), nowMs);
    } catch {
      // Closed between two ticks.
    } finally {
      this.#isReading = false;
    }
  }

  #feel(readings: readonly Reading[], nowMs: number): void {
    const { quietMs, stalledMs, silentMs, slowestMs } = pulseTimings;
    const roundTripMs = Math.max(0, ...readings.map((reading) => reading.roundTripMs));
    // The first probe of a quiet time must have had its chance to come back.
    const answeredMs = quietMs + 1.5 * Math.min(roundTripMs, slowestMs);
    // Whoever sends hears receivers' reports all the time, however long their way.
    const overdueMs = Math.max(stalledMs, answeredMs);
    const limits = { stalledMs, overdueMs, silentMs: Math.max(silentMs, answeredMs) };
    this.#options.transports.forEach((transport, index) => {
      this.#note(transport, readings[index] ?? nothingRead, nowMs, limits);
    });
    const isQuiet = [...this.#pulses.values()].some(({ heardMs }) => nowMs - heardMs >= quietMs);
    if (isQuiet || !this.#hasAnswered)
      this.#options.channel.send(writeEchoProbe(pulseProbe, echoHeaderBytes));
  }

  #note(transport: Transport, reading: Reading, nowMs: number, limits: Limits): void {
    const { received, isInUse } = reading;
    const before = this.#pulses.get(transport);
    const isHeard = [...received].some(
      ([id, count]) => isInUse(id) && count > (before?.received.get(id) ?? 0),
    );
    const heardMs = isHeard || !before ? nowMs : before.heardMs;
    const isLongerThan = (limitMs: number) => this.#hasAnswered && nowMs - heardMs >= limitMs;
    const isStalled = isLongerThan(limits.stalledMs);
    const isOverdue = isLongerThan(limits.overdueMs);
    const isSilent = isLongerThan(limits.silentMs);
    this.#pulses.set(transport, { received, heardMs, isStalled, isOverdue, isSilent });
    if (isStalled !== (before?.isStalled ?? false)) this.#options.onStall(transport, isStalled);
    if (isOverdue && !before?.isOverdue) this.#options.onOverdue(transport);
    if (isSilent && !before?.isSilent) this.#options.onSilent(transport);
    else if (isHeard && before?.isSilent) this.#options.onHeard(transport);
  }
}
