export type WayProfile = {
  /** Payload and UDP/IP headers together; no limit without. */
  readonly kbps?: number;
  /** How long a packet may wait for those before it; what would wait longer is dropped. */
  readonly queueMs: number;
  readonly delayMs: number;
  /** On top of the delay, evenly between nothing and this; packets keep their order. */
  readonly jitterMs: number;
  /** Share of packets that is lost, 0 to 1. */
  readonly lossRatio: number;
  /** Packets lost in a row, on average. 1 is loss at random. */
  readonly burstPackets: number;
};

/** A browser's way to the media node and back. */
export type LinkProfile = { readonly up: WayProfile; readonly down: WayProfile };

const both = (
  way: Omit<WayProfile, 'kbps'>,
  [upKbps, downKbps]: readonly [number, number],
): LinkProfile => ({ up: { ...way, kbps: upKbps }, down: { ...way, kbps: downKbps } });

const nothing: WayProfile = { queueMs: 0, delayMs: 0, jitterMs: 0, lossRatio: 0, burstPackets: 1 };

export const linkProfiles = {
  none: { up: nothing, down: nothing },
  wifi: both(
    { queueMs: 200, delayMs: 10, jitterMs: 10, lossRatio: 0.005, burstPackets: 2 },
    [4_000, 8_000],
  ),
  '3g': both(
    { queueMs: 300, delayMs: 100, jitterMs: 20, lossRatio: 0.01, burstPackets: 2 },
    [384, 512],
  ),
  '2g': both(
    { queueMs: 500, delayMs: 200, jitterMs: 40, lossRatio: 0.03, burstPackets: 2 },
    [128, 256],
  ),
  satellite: both(
    { queueMs: 1_000, delayMs: 300, jitterMs: 10, lossRatio: 0.01, burstPackets: 3 },
    [256, 512],
  ),
  worst: both(
    { queueMs: 1_000, delayMs: 350, jitterMs: 50, lossRatio: 0.1, burstPackets: 4 },
    [64, 64],
  ),
} satisfies Record<string, LinkProfile>;
