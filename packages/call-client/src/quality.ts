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
  const lossRatio = Math.max(0, now.lostPackets - before.lostPackets) / packets;
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
