/** What the link carries, as far as the lobby can tell. */
export type LinkVerdict = 'video' | 'audio-only' | 'text-only';

export type LinkMeasure = {
  /** Median, in milliseconds. */
  readonly roundTripMs: number;
  /** Both ways together, 0 to 1. */
  readonly lossRatio: number;
  /** Estimated kbit/s; absent until the first burst came back. */
  readonly upKbps: number | undefined;
  readonly downKbps: number | undefined;
};

export type LinkCheck = LinkMeasure & { readonly verdict: LinkVerdict };

// Opus at 16 kbit/s and ptime 60 is about 25 kbit/s on the wire; the smallest picture beside it needs
// about 100 more. Loss beyond these is past what FEC and NACK mend at those rates.
const videoNeeds = { kbps: 120, lossRatio: 0.12, roundTripMs: 1_500 };
const audioNeeds = { kbps: 24, lossRatio: 0.3, roundTripMs: 3_000 };

function fits(measure: LinkMeasure, needs: typeof videoNeeds): boolean {
  const kbps = Math.min(measure.upKbps ?? Infinity, measure.downKbps ?? Infinity);
  return (
    kbps >= needs.kbps &&
    measure.lossRatio <= needs.lossRatio &&
    measure.roundTripMs <= needs.roundTripMs
  );
}

/** The best kind of call the link is good for. */
export function judgeLink(measure: LinkMeasure): LinkVerdict {
  if (fits(measure, videoNeeds)) return 'video';
  return fits(measure, audioNeeds) ? 'audio-only' : 'text-only';
}
