/** What has left and come back on the way up since the beginning, by the browser's own count. */
export type Traffic = {
  /** Packets of media. */
  readonly sent: number;
  /** Packets of any kind, most of them with reports. */
  readonly heard: number;
  /** How often something that was sent was missed. */
  readonly missed: number;
};

/** What the pings tell of the way. Milliseconds. */
export type Echo = {
  /** Its shortest; infinite as long as there was none. */
  readonly roundTripMs: number;
  /** How much longer it takes now, at least; of one that is lost, too. */
  readonly lateMs: number;
  /** Whether a ping that was sent since then has come back, and met no queue. */
  readonly isClearSince: (sinceMs: number) => boolean;
};

export const feedbackTimings = {
  /**
   * The media node reports ten times a second what arrives. At 15 kbit/s one packet of a picture takes 640 ms: this is
   * less, and more than a way with room needs.
   */
  silentMs: 375,
  /** So long is counted what comes back, which is five packets and more on any way that has room: two are too few. */
  countedMs: 500,
  tooFewHeard: 2,
  /** With a ping that is so late four are too few: either alone may be chance. */
  lateMs: 250,
  fewHeard: 4,
  /** So late, and by a round trip, with so many missed: on a way that is merely too full less is sent by then. */
  goneMs: 500,
  manyMissed: 3,
  /** So much longer than a round trip the first reports of what begins to be sent take at most. */
  firstReportMs: 500,
  /** Readings further apart were held up by this page itself, and so may be what they tell. */
  stoodStillMs: 400,
  /** So much longer than a round trip it may take until pings are not late any more. */
  patienceMs: 300,
};

/** With fewer packets than this in a second there are gaps between the reports of them anyway. */
const steadyPacketsPerS = 8;

type Reading = Traffic & { readonly atMs: number };

/**
 * Tells that what is sent is hardly reported of any more: the way up has shrunk to next to nothing, or is gone. It shows half a
 * second before an echo alone can be called late. It is over once an echo has met no queue; while they stay late, the way is gone.
 */
export class FeedbackSilence {
  /** The newest last; as many as are counted. */
  #readings: readonly Reading[] = [];
  /** Since when there was enough all the time to report of. */
  #steadySinceMs = Infinity;
  #heardMs = -Infinity;
  #silentSinceMs: number | undefined;
  #isGone = false;

  note(traffic: Traffic, echo: Echo, nowMs: number): void {
    this.#count({ ...traffic, atMs: nowMs });
    const { firstReportMs, patienceMs, goneMs, manyMissed } = feedbackTimings;
    const sinceMs = this.#silentSinceMs;
    if (sinceMs !== undefined) {
      const isTimeUp = nowMs - sinceMs >= echo.roundTripMs + patienceMs;
      if (isTimeUp && this.#isLate(echo)) this.#isGone = true;
      else if (isTimeUp || echo.isClearSince(sinceMs)) this.forget();
      return;
    }
    const isExpected = this.#heardMs - this.#steadySinceMs >= echo.roundTripMs + firstReportMs;
    if (!isExpected) return;
    // What a way keeps for a while and then delivers is late; what is missed as well has no room there.
    const isVeryLate = echo.lateMs >= Math.max(goneMs, echo.roundTripMs);
    this.#isGone = isVeryLate && this.#counted.missed >= manyMissed;
    if (this.#isGone || this.#isUnheard(echo, nowMs)) this.#silentSinceMs = nowMs;
  }

  get isSilent(): boolean {
    return this.#silentSinceMs !== undefined;
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  /** Nothing has come since the reading before: it is worth another one soon. */
  get isSuspected(): boolean {
    const isQuiet = this.#heardMs < (this.#readings.at(-1)?.atMs ?? -Infinity);
    return !this.isSilent && isQuiet && this.#steadySinceMs < this.#heardMs;
  }

  /** What was sent is of no account any more: no pictures are, or it is another way. */
  forget(): void {
    this.#steadySinceMs = Infinity;
    this.#heardMs = -Infinity;
    this.#silentSinceMs = undefined;
    this.#isGone = false;
  }

  #isLate({ lateMs }: Echo): boolean {
    return lateMs >= feedbackTimings.lateMs;
  }

  #isUnheard(echo: Echo, nowMs: number): boolean {
    const { silentMs, fewHeard, tooFewHeard } = feedbackTimings;
    if (nowMs - this.#heardMs >= silentMs) return true;
    return this.#counted.heard <= (this.#isLate(echo) ? fewHeard : tooFewHeard);
  }

  /** What came back in the time that is counted; a shorter one tells nothing. */
  get #counted(): Pick<Traffic, 'heard' | 'missed'> {
    const [first, last] = [this.#readings[0], this.#readings.at(-1)];
    if (!first || !last || last.atMs - first.atMs < feedbackTimings.countedMs)
      return { heard: Infinity, missed: 0 };
    return { heard: last.heard - first.heard, missed: last.missed - first.missed };
  }

  #count(reading: Reading): void {
    const last = this.#readings.at(-1);
    const { countedMs, stoodStillMs } = feedbackTimings;
    const passedMs = reading.atMs - (last?.atMs ?? -Infinity);
    if (!last || passedMs > stoodStillMs) {
      this.#readings = [reading];
      this.#steadySinceMs = Infinity;
      this.#heardMs = reading.atMs;
      return;
    }
    // One is as old as what is counted, or older.
    const needed = this.#readings.findLastIndex(({ atMs }) => reading.atMs - atMs >= countedMs);
    this.#readings = [...this.#readings.slice(Math.max(0, needed)), reading];
    const isSteady = reading.sent - last.sent >= (steadyPacketsPerS * passedMs) / 1_000;
    this.#steadySinceMs = isSteady ? Math.min(this.#steadySinceMs, last.atMs) : Infinity;
    if (reading.heard !== last.heard) this.#heardMs = reading.atMs;
  }
}
