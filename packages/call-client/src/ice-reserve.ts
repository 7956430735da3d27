import type { CommandReply } from '@qarib/contracts';
import { SignallingError } from './signalling.ts';

/** What an ICE restart needs of the server. */
export type NewPath = CommandReply<'call:restart-ice'>;

/** What was used before stays good for the media node until a check with what came after it arrives there. */
type Used = { readonly current: NewPath; readonly before?: NewPath };

/**
 * Fresh ICE credentials fetched while all is well. A transport goes on with its old ones until a
 * check with the new ones arrives at the media node, so that a set in reserve costs nothing and lets an
 * ICE restart begin at once, also while signalling has yet to find its way on a new network. While it
 * has not, the last two sets take turns: browsers forget a pair that was silent for half a minute, and
 * somebody has to be looking for the media node when a longer cut ends.
 */
export class IceReserve {
  readonly #fetch: (transportId: string) => Promise<NewPath>;
  readonly #kept = new Map<string, NewPath>();
  readonly #used = new Map<string, Used>();
  readonly #fetching = new Set<string>();

  constructor(fetch: (transportId: string) => Promise<NewPath>) {
    this.#fetch = fetch;
  }

  /** What a transport was made with. */
  begin(transportId: string, path: NewPath): void {
    this.#used.set(transportId, { current: path });
  }

  /** Those in reserve, once, or else asked for now, or else those of before. */
  async take(transportId: string): Promise<NewPath> {
    const kept = this.#kept.get(transportId);
    this.#kept.delete(transportId);
    const path = kept ?? (await this.#fetchOrRecall(transportId));
    const before = this.#used.get(transportId)?.current;
    this.#used.set(transportId, { current: path, ...(before && { before }) });
    return path;
  }

  async fill(transportIds: readonly string[]): Promise<void> {
    await Promise.all(transportIds.map((transportId) => this.#fill(transportId)));
  }

  async #fetchOrRecall(transportId: string): Promise<NewPath> {
    try {
      return await this.#fetch(transportId);
    } catch (error) {
      const before = this.#used.get(transportId)?.before;
      const isUnheard = error instanceof SignallingError && error.code === 'SIGNALLING_LOST';
      if (isUnheard && before) return before;
      throw error;
    }
  }

  async #fill(transportId: string): Promise<void> {
    // Asking again would make the media node forget what it gave before.
    if (this.#kept.has(transportId) || this.#fetching.has(transportId)) return;
    this.#fetching.add(transportId);
    try {
      this.#kept.set(transportId, await this.#fetch(transportId));
    } catch {
      // It is fetched when it is needed, then.
    } finally {
      this.#fetching.delete(transportId);
    }
  }
}
