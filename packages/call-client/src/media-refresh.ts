import type { Clock } from './clock.ts';
import type { MediaSession } from './media-session.ts';
import { codeOf, SignallingError, type Signalling } from './signalling.ts';

/**
 * Whose answer has not come by then, and after several round trips of now, was left behind by a cut. On a way that is full
 * everything is late, and dialling, which takes four round trips, would make it later.
 */
const patience = { leastMs: 1_500, roundTrips: 3, lookMs: 250 };
/** TCP doubles its wait with each attempt: a socket nothing came through for so long tries again after as long, and dialling takes less. */
const staleAfterMs = 4_000;

/**
 * Media is back. A browser that missed packets waits seconds before it asks for a key frame, and the
 * socket may be as dead as the path was, and not know it for longer still: this finds out both.
 */
export class MediaRefresh {
  readonly #signalling: Signalling;
  readonly #clock: Clock;
  /** Since when the path was away: pictures of both ways wait for a key frame. */
  #lostAtMs: number | undefined;
  /** When the socket was new, or answered. */
  #socketAliveMs = -Infinity;

  constructor(signalling: Signalling, clock: Clock) {
    this.#signalling = signalling;
    this.#clock = clock;
  }

  get isDue(): boolean {
    return this.#lostAtMs !== undefined;
  }

  noteLoss(): void {
    this.#lostAtMs ??= this.#clock.now();
  }

  noteSocketAlive(): void {
    this.#socketAliveMs = this.#clock.now();
  }

  /** There is another session, with nothing to make good. */
  forget(): void {
    this.#lostAtMs = undefined;
  }

  /** If it is due. False when the server has given this peer up. */
  async run(session: MediaSession, { mayRedial }: { mayRedial: boolean }): Promise<boolean> {
    const lostAtMs = this.#lostAtMs;
    if (lostAtMs === undefined) return true;
    const sinceMs = Math.max(lostAtMs, this.#socketAliveMs);
    const isStale = mayRedial && this.#clock.now() - sinceMs >= staleAfterMs;
    // Its next attempt may be seconds away, and the link is there again.
    if (isStale || !this.#signalling.isConnected) {
      this.#signalling.redial();
      return true;
    }
    this.forget();
    try {
      await this.#ask(session);
      this.noteSocketAlive();
    } catch (error) {
      if (session.isClosed) return true;
      const code = codeOf(error);
      if (code === 'CALL_PEER_GONE') return false;
      if (code !== 'SIGNALLING_LOST' || !mayRedial) return true;
      // Asked for again by the rejoin.
      this.#lostAtMs = lostAtMs;
      this.#signalling.redial();
    }
    return true;
  }

  async #ask({ peerId, adaptation }: MediaSession): Promise<void> {
    const askedMs = this.#clock.now();
    const { promise: overdue, reject } = Promise.withResolvers<never>();
    const cancel = this.#clock.every(patience.lookMs, () => {
      const { roundTripMs = Infinity } = adaptation;
      const patienceMs = Math.max(patience.leastMs, patience.roundTrips * roundTripMs);
      if (this.#clock.now() - askedMs >= patienceMs) reject(new SignallingError('SIGNALLING_LOST'));
    });
    const asked = this.#signalling.request('call:refresh-media', { peerId });
    await Promise.race([asked, overdue]).finally(cancel);
  }
}
