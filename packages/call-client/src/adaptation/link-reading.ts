import { trialMid } from './answer-sdp.ts';
import type { Traffic } from './feedback-silence.ts';

type Stat = RTCStats & Record<string, unknown>;

/** What a browser's reports tell of its own way up. */
export type UpReading = {
  /** Its estimate of what the way carries; absent where a browser tells none. */
  readonly kbps: number | undefined;
  /**
   * Of the last check of the path, which is seconds old at most; where a browser tells none, what the
   * other end says of the voice, which is as old as the last report that reached it.
   */
  readonly roundTripMs: number | undefined;
  /** Packets of the voice that were lost and sent again, since its beginning. */
  readonly sentAgain: number;
  /** The candidate pair in use; absent where a browser tells none. */
  readonly pairId: string | undefined;
  readonly traffic: Traffic;
};

const numberOf = (stat: Stat, key: string): number | undefined =>
  typeof stat[key] === 'number' ? stat[key] : undefined;

/**
 * What is received of somebody. What mediasoup sends to try a way is nobody's: most of its numbers are
 * left out, so that a browser with a receiver for it takes nearly all of it for lost.
 */
export const isReceived = (stat: Stat): boolean =>
  stat.type === 'inbound-rtp' && stat['mid'] !== trialMid;

export function readUp(report: RTCStatsReport): UpReading {
  let bitsPerSecond: number | undefined;
  let checkedS: number | undefined;
  let toldS: number | undefined;
  let sentAgain = 0;
  let pairId: string | undefined;
  const traffic = { sent: 0, missed: 0 };
  const heard = new Map<string, number>();
  report.forEach((stat: Stat) => {
    const selected = stat['selectedCandidatePairId'];
    if (stat.type === 'transport' && typeof selected === 'string') pairId = selected;
    if (stat.type === 'candidate-pair' && numberOf(stat, 'availableOutgoingBitrate')) {
      bitsPerSecond = numberOf(stat, 'availableOutgoingBitrate');
      checkedS = numberOf(stat, 'currentRoundTripTime');
    }
    if (stat.type === 'candidate-pair') heard.set(stat.id, numberOf(stat, 'packetsReceived') ?? 0);
    if (stat.type === 'outbound-rtp') traffic.missed += numberOf(stat, 'nackCount') ?? 0;
    if (stat.type === 'outbound-rtp') traffic.sent += numberOf(stat, 'packetsSent') ?? 0;
    if (stat.type === 'outbound-rtp' && stat['kind'] === 'audio')
      sentAgain += numberOf(stat, 'retransmittedPacketsSent') ?? 0;
    if (stat.type === 'remote-inbound-rtp')
      toldS = Math.max(toldS ?? 0, numberOf(stat, 'roundTripTime') ?? 0);
  });
  const roundTripS = checkedS || toldS || undefined;
  return {
    kbps: bitsPerSecond === undefined ? undefined : bitsPerSecond / 1_000,
    roundTripMs: roundTripS === undefined ? undefined : roundTripS * 1_000,
    sentAgain,
    pairId,
    // The others come and go, with what they received.
    traffic: { ...traffic, heard: heard.get(pairId ?? '') ?? 0 },
  };
}

/** Counters of one voice that is heard, since its beginning. */
export type HeardCounters = {
  readonly samples: number;
  /** Made up because what was said did not come in time; pauses do not count. */
  readonly concealedSamples: number;
  /** Came, and too late. */
  readonly latePackets: number;
  readonly lostPackets: number;
};

/** What came over a path since the beginning, and how long its last check took. */
export type PathReading = { readonly bytes: number; readonly roundTripMs: number | undefined };

export function readPath(report: RTCStatsReport): PathReading {
  let bytes = 0;
  let roundTripS: number | undefined;
  report.forEach((stat: Stat) => {
    if (stat.type !== 'candidate-pair') return;
    const received = numberOf(stat, 'bytesReceived') ?? 0;
    // The one in use is the one that carries.
    if (received > 0) roundTripS = numberOf(stat, 'currentRoundTripTime') ?? roundTripS;
    bytes += received;
  });
  return { bytes, roundTripMs: roundTripS === undefined ? undefined : roundTripS * 1_000 };
}

/** By the id of the track. */
export function readHeard(report: RTCStatsReport): ReadonlyMap<string, HeardCounters> {
  const heard = new Map<string, HeardCounters>();
  report.forEach((stat: Stat) => {
    if (stat.type !== 'inbound-rtp' || stat['kind'] !== 'audio') return;
    const count = (key: string) => numberOf(stat, key) ?? 0;
    heard.set(String(stat['trackIdentifier']), {
      samples: count('totalSamplesReceived'),
      concealedSamples: count('concealedSamples') - count('silentConcealedSamples'),
      latePackets: count('packetsDiscarded'),
      lostPackets: count('packetsLost'),
    });
  });
  return heard;
}
