import { isReceived } from './adaptation/link-reading.ts';
import type { ConnectionQuality, Quality } from './call-snapshot.ts';

/** Counters of one direction as WebRTC reports them, all together since the beginning. */
export type DirectionCounters = {
  readonly packets: number;
  readonly lostPackets: number;
  /** Milliseconds, where the report tells. */
  readonly roundTripMs: number | undefined;
};
export type Counters = { readonly up: DirectionCounters; readonly down: DirectionCounters };

const limits = {
  good: { lossRatio: 0.02, roundTripMs: 400 },
  fair: { lossRatio: 0.08, roundTripMs: 900 },
};

/** So few that are lost may be chance, and among the few packets of a voice they are a large share. */
const chancePackets = 2;
/** Readings that are judged together, beside the last one alone: what is lost now and then adds up. */
const judgedReadings = 4;
/** Readings that must be better, one after the other, before it is told. */
const steadyReadings = 3;

/** The sum over the streams of both transports' reports. */
export function readCounters(reports: readonly RTCStatsReport[]): Counters {
  const up = { packets: 0, lostPackets: 0, roundTripMs: undefined as number | undefined };
  const down = { packets: 0, lostPackets: 0, roundTripMs: undefined as number | undefined };
  for (const report of reports)
    report.forEach((stat: RTCStats & Record<string, unknown>) => {
      const number = (key: string) => (typeof stat[key] === 'number' ? stat[key] : 0);
      if (stat.type === 'outbound-rtp') up.packets += number('packetsSent');
      if (stat.type === 'remote-inbound-rtp') {
        up.lostPackets += number('packetsLost');
        up.roundTripMs = Math.max(up.roundTripMs ?? 0, number('roundTripTime') * 1_000);
      }
      if (isReceived(stat)) {
        down.packets += number('packetsReceived') + number('packetsLost');
        down.lostPackets += number('packetsLost');
      }
    });
  return { up, down: { ...down, roundTripMs: up.roundTripMs } };
}

function judge(before: DirectionCounters, now: DirectionCounters): Quality {
  const packets = now.packets - before.packets;
  // Muted, or alone: there is nothing to judge by.
  if (packets <= 0) return 'unknown';
  const lostPackets = now.lostPackets - before.lostPackets;
  const lossRatio = lostPackets > chancePackets ? lostPackets / packets : 0;
  const roundTripMs = now.roundTripMs ?? 0;
  const fits = (limit: typeof limits.good) =>
    lossRatio <= limit.lossRatio && roundTripMs <= limit.roundTripMs;
  if (fits(limits.good)) return 'good';
  return fits(limits.fair) ? 'fair' : 'poor';
}

/** How each direction did between two readings. */
export function judgeQuality(before: Counters, now: Counters): ConnectionQuality {
  return { up: judge(before.up, now.up), down: judge(before.down, now.down) };
}

const ways = ['up', 'down'] as const;
const fromBest: readonly Quality[] = ['unknown', 'good', 'fair', 'poor', 'lost'];
const isWorse = (one: Quality, other: Quality) => fromBest.indexOf(one) > fromBest.indexOf(other);

/** Tells at once that a way got worse, and that it got better once it has been so for a while. */
export class QualityJudge {
  #readings: readonly Counters[] = [];
  #told: ConnectionQuality = { up: 'unknown', down: 'unknown' };
  readonly #better = { up: 0, down: 0 };

  note(now: Counters): ConnectionQuality {
    const [oldest = now, last = now] = [this.#readings[0], this.#readings.at(-1)];
    this.#readings = [...this.#readings, now].slice(-judgedReadings);
    const [lasting, sudden] = [judgeQuality(oldest, now), judgeQuality(last, now)];
    const told = { ...this.#told };
    for (const way of ways) {
      const judged = isWorse(sudden[way], lasting[way]) ? sudden[way] : lasting[way];
      told[way] = this.#steady(way, judged);
    }
    this.#told = told;
    return told;
  }

  #steady(way: keyof ConnectionQuality, judged: Quality): Quality {
    const told = this.#told[way];
    const isKnown = told !== 'unknown' && judged !== 'unknown';
    this.#better[way] = isWorse(told, judged) ? this.#better[way] + 1 : 0;
    return isKnown && isWorse(told, judged) && this.#better[way] < steadyReadings ? told : judged;
  }
}
