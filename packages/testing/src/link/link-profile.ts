export type WayProfile = {
  /** Payload and headers together; no limit without. */
  readonly kbps?: number;
  /** How long a packet may wait for those before it; what would wait longer is dropped. */
  readonly queueMs: number;
  readonly delayMs: number;
  /** Width of the delay's even spread around `delayMs`; packets keep their order. */
  readonly jitterMs: number;
  /** Share of packets that is lost, 0 to 1. */
  readonly lossRatio: number;
  /** Packets lost in a row, on average. 1 is loss at random. */
  readonly burstPackets: number;
};

/** For a while the way up carries less; what it carried before comes back at once. */
export type Squeeze = { readonly upKbps: number; readonly forMs: number };

/** A browser's way to Qarib and back. */
export type LinkProfile = {
  readonly up: WayProfile;
  readonly down: WayProfile;
  readonly squeeze?: Squeeze;
};

type Figures = {
  readonly upKbps: number;
  readonly downKbps: number;
  readonly roundTripMs: number;
  readonly lossRatio: number;
  readonly burstPackets: number;
  readonly queueMs: number;
  readonly jitterMs: number;
};

function profile({ upKbps, downKbps, roundTripMs, ...rest }: Figures): LinkProfile {
  const way = { ...rest, delayMs: roundTripMs / 2 };
  return { up: { ...way, kbps: upKbps }, down: { ...way, kbps: downKbps } };
}

const nothing: WayProfile = { queueMs: 0, delayMs: 0, jitterMs: 0, lossRatio: 0, burstPackets: 1 };

const thirdGeneration = profile({
  upKbps: 384,
  downKbps: 512,
  roundTripMs: 200,
  lossRatio: 0.01,
  burstPackets: 1,
  queueMs: 300,
  jitterMs: 20,
});

export const linkProfiles = {
  none: { up: nothing, down: nothing },
  '3g': thirdGeneration,
  edge: profile({
    upKbps: 128,
    downKbps: 256,
    roundTripMs: 400,
    lossRatio: 0.03,
    burstPackets: 1,
    queueMs: 500,
    jitterMs: 40,
  }),
  satellite: profile({
    upKbps: 256,
    downKbps: 512,
    roundTripMs: 600,
    lossRatio: 0.01,
    burstPackets: 1,
    queueMs: 1_000,
    jitterMs: 10,
  }),
  worst: profile({
    upKbps: 64,
    downKbps: 64,
    roundTripMs: 700,
    lossRatio: 0.1,
    burstPackets: 4,
    queueMs: 1_000,
    jitterMs: 50,
  }),
  squeeze: { ...thirdGeneration, squeeze: { upKbps: 15, forMs: 20_000 } },
} satisfies Record<string, LinkProfile>;

export type LinkProfileName = keyof typeof linkProfiles;

/** In the order of their numbers: P0, P1 and so on. */
export const linkProfileNames: readonly LinkProfileName[] = [
  'none',
  '3g',
  'edge',
  'satellite',
  'worst',
  'squeeze',
];

const shortNames = new Map<string, LinkProfileName>([
  ['vsat', 'satellite'],
  ['2g', 'edge'],
]);

/** By name, by short name or by number (`p3`); undefined when there is none. */
export function findLinkProfile(name: string): LinkProfileName | undefined {
  const wanted = name.toLowerCase();
  const byNumber = /^p(\d)$/.exec(wanted)?.[1];
  if (byNumber !== undefined) return linkProfileNames[Number(byNumber)];
  return linkProfileNames.find((known) => known === wanted) ?? shortNames.get(wanted);
}
