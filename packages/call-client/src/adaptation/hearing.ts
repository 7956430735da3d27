import type { types } from 'mediasoup-client';
import type { Clock } from '../clock.ts';
import { readHeard, readPath, type HeardCounters, type PathReading } from './link-reading.ts';
import { playoutFrom, stepPlayout, type Playout } from './playout.ts';

const tickMs = 1_000;
/** Share of the last seconds that is remembered with every new one. */
const memory = 0.85;
/** More than a third made up is not understood; less than a sixth is again. */
const limits = { lost: 0.35, back: 0.15 };

export type HearingOptions = {
  readonly clock: Clock;
  readonly voices: () => readonly types.Consumer[];
  readonly getDownReport: () => Promise<RTCStatsReport>;
  /** Whether what is heard can be understood, when that changed. */
  readonly onIntelligible: (isIntelligible: boolean) => void;
  /** Whatever goes round comes back more than a second late. */
  readonly isChoked: () => boolean;
  /** The voice suffers while pictures come, or all is late: so much is all the way down carries. */
  readonly onCrowded: (kbps: number) => void;
  readonly hasPictures: () => boolean;
};

/** So much made up, so often in a row, is no single loss. */
const crowded = { lostRatio: 0.08, seconds: 3, queueMs: 250 };

type Voice = { counters: HeardCounters; playout: Playout };

/** Looks after how the others' voices sound: held back for as long as their missing words take to come again. */
export class Hearing {
  readonly #options: HearingOptions;
  readonly #voices = new Map<string, Voice>();
  readonly #cancel: () => void;
  #lostRatio = 0;
  #crowdedSeconds = 0;
  #path: (PathReading & { readonly atMs: number }) | undefined;
  #floorMs = Infinity;
  #isIntelligible = true;
  #isStopped = false;

  private constructor(options: HearingOptions) {
    this.#options = options;
    this.#cancel = options.clock.every(tickMs, () => void this.#tick());
  }

  static start(options: HearingOptions): Hearing {
    return new Hearing(options);
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
  }

  async #tick(): Promise<void> {
    // Closed between two readings.
    const report = await this.#options.getDownReport().catch(() => undefined);
    if (!report || this.#isStopped) return;
    const heard = readHeard(report);
    const kbps = this.#fullWayKbps(report);
    const ratios = this.#options.voices().flatMap((voice) => {
      const now = heard.get(voice.track.id);
      return now ? this.#listen(voice, now) : [];
    });
    if (ratios.length === 0) return;
    const worst = Math.max(...ratios);
    this.#judge(worst);
    this.#noteCrowd(worst, kbps);
  }

  /** What comes, while a queue before it shows that no more can: else a silence may be the sender's. */
  #fullWayKbps(report: RTCStatsReport): number | undefined {
    const before = this.#path;
    const now = { ...readPath(report), atMs: this.#options.clock.now() };
    this.#path = now;
    const { roundTripMs = 0 } = now;
    if (roundTripMs > 0) this.#floorMs = Math.min(this.#floorMs, roundTripMs);
    const isFull = this.#options.isChoked() || roundTripMs - this.#floorMs >= crowded.queueMs;
    // Less than before: another path, which counts from nothing.
    if (!before || now.bytes <= before.bytes || now.atMs <= before.atMs) return undefined;
    if (!isFull) return undefined;
    return ((now.bytes - before.bytes) * 8) / (now.atMs - before.atMs);
  }

  /** The estimate at the other end takes half a minute to find out what the ear knows at once. */
  #noteCrowd(ratio: number, kbps: number | undefined): void {
    const { hasPictures, isChoked, onCrowded } = this.#options;
    const isCrowded = ratio > crowded.lostRatio && kbps !== undefined && hasPictures();
    this.#crowdedSeconds = isCrowded ? this.#crowdedSeconds + 1 : 0;
    const isCertain = this.#crowdedSeconds >= crowded.seconds || (isChoked() && hasPictures());
    if (!isCertain || kbps === undefined) return;
    this.#crowdedSeconds = 0;
    onCrowded(kbps);
  }

  /** Answers the share that was made up. */
  #listen({ id, rtpReceiver }: types.Consumer, now: HeardCounters): number {
    const nowMs = this.#options.clock.now();
    const before = this.#voices.get(id) ?? { counters: now, playout: playoutFrom(nowMs) };
    const playout = stepPlayout(before.playout, before.counters, now, nowMs);
    const { targetMs } = playout;
    if (rtpReceiver && targetMs !== before.playout.targetMs)
      rtpReceiver.jitterBufferTarget = targetMs === 0 ? null : targetMs;
    this.#voices.set(id, { counters: now, playout });
    const samples = now.samples - before.counters.samples;
    const concealed = now.concealedSamples - before.counters.concealedSamples;
    return samples > 0 ? concealed / samples : 0;
  }

  #judge(ratio: number): void {
    this.#lostRatio = this.#lostRatio * memory + ratio * (1 - memory);
    const isIntelligible = this.#lostRatio < (this.#isIntelligible ? limits.lost : limits.back);
    if (isIntelligible === this.#isIntelligible) return;
    this.#isIntelligible = isIntelligible;
    this.#options.onIntelligible(isIntelligible);
  }
}
