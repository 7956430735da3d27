import type { MediaSession } from './media-session.ts';
import { codeOf, type Signalling } from './signalling.ts';

/** Longer than a round trip of the slowest link; a socket that a cut left behind answers much later. */
const refreshTimeoutMs = 1_500;

/**
 * Media is back. A browser that missed packets waits seconds before it asks for a key frame, and the
 * socket may be as dead as the path was, and not know it for longer still: this finds out both.
 */
export class MediaRefresh {
  readonly #signalling: Signalling;
  /** The path was away: pictures of both ways wait for a key frame. */
  #isDue = false;

  constructor(signalling: Signalling) {
    this.#signalling = signalling;
  }

  get isDue(): boolean {
    return this.#isDue;
  }

  noteLoss(): void {
    this.#isDue = true;
  }

  /** There is another session, with nothing to make good. */
  forget(): void {
    this.#isDue = false;
  }

  /** If it is due. False when the server has given this peer up. */
  async run(session: MediaSession, { mayRedial }: { mayRedial: boolean }): Promise<boolean> {
    const { peerId } = session;
    if (!this.#isDue) return true;
    // Its next attempt may be seconds away, and the link is there again.
    if (!this.#signalling.isConnected) {
      this.#signalling.redial();
      return true;
    }
    this.#isDue = false;
    try {
      const timeoutMs = refreshTimeoutMs;
      await this.#signalling.request('call:refresh-media', { peerId }, { timeoutMs });
    } catch (error) {
      if (session.isClosed) return true;
      const code = codeOf(error);
      if (code === 'CALL_PEER_GONE') return false;
      if (code !== 'SIGNALLING_LOST' || !mayRedial) return true;
      // Asked for again by the rejoin.
      this.#isDue = true;
      this.#signalling.redial();
    }
    return true;
  }
}
