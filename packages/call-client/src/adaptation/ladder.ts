/** How a voice is sent. At 65 bytes of headers a packet, fewer packets save more than fewer bits. */
export type Voice = { readonly packetMs: 20 | 60 | 120; readonly maxKbps: number };

/** How the one small picture of a poor link is sent; `all` layers leave it to the browser's own estimate. */
export type SmallPicture = {
  readonly maxKbps: number;
  readonly frameRate: number;
  readonly scaleDownBy: number;
};
export type Picture = SmallPicture | 'all' | undefined;

export type Rung = {
  /** What a way must carry for it, headers and all. */
  readonly needKbps: number;
  readonly voice: Voice;
  readonly picture: Picture;
};

const thin: Voice = { packetMs: 120, maxKbps: 6 };
const thrifty: Voice = { packetMs: 60, maxKbps: 16 };
const full: Voice = { packetMs: 20, maxKbps: 32 };

/**
 * What is given up when a link gets poorer, from the top: layers, frame rate, resolution, the
 * picture, and at last what a voice can spare. The steps are less than half of the next one, so that
 * an estimate that grows with what is sent reaches it.
 */
export const ladder = [
  { needKbps: 0, voice: thin, picture: undefined },
  { needKbps: 26, voice: thrifty, picture: undefined },
  { needKbps: 75, voice: thrifty, picture: { maxKbps: 35, frameRate: 8, scaleDownBy: 6 } },
  { needKbps: 100, voice: thrifty, picture: { maxKbps: 60, frameRate: 8, scaleDownBy: 3 } },
  { needKbps: 150, voice: thrifty, picture: { maxKbps: 110, frameRate: 15, scaleDownBy: 3 } },
  { needKbps: 190, voice: full, picture: 'all' },
] as const satisfies readonly Rung[];

export const topRung = ladder.length - 1;
/** The best without a picture, and the poorest with one. */
export const soundRung = 1;
export const firstPictureRung = 2;

export const rungAt = (index: number): Rung => ladder[index] ?? ladder[0];

/** The highest rung a way of so much has room for; all of them while that is unknown. */
export function rungFor(kbps: number | undefined): number {
  if (kbps === undefined) return topRung;
  return ladder.findLastIndex(({ needKbps }) => needKbps <= kbps);
}
