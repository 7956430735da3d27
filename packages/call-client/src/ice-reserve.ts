import type { CommandReply } from '@qarib/contracts';

/** What an ICE restart needs of the server. */
export type NewPath = CommandReply<'call:restart-ice'>;

/**
 * Fresh ICE credentials fetched while all is well. A transport goes on with its old ones until a
 * check with the new ones arrives at the media node, so that a set in reserve costs nothing and lets an
 * ICE restart begin at once, also while signalling has yet to find its way on a new network.
 */
export class IceReserve {
  readonly #fetch: (transportId: string) => Promise<NewPath>;
  readonly #kept = new Map<string, NewPath>();
  readonly #fetching = new Set<string>();

  constructor(fetch: (transportId: string) => Promise<NewPath>) {
    this.#fetch = fetch;
  }

  /** Those in reserve, once, or else asked for now. */
  async take(transportId: string): Promise<NewPath> {
    const kept = this.#kept.get(transportId);
    this.#kept.delete(transportId);
    return kept ?? this.#fetch(transportId);
  }

  async fill(transportIds: readonly string[]): Promise<void> {
    await Promise.all(transportIds.map((transportId) => this.#fill(transportId)));
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
