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
  readonly #hurry: (asking: Promise<NewPath>) => Promise<NewPath>;
  readonly #kept = new Map<string, NewPath>();
  readonly #used = new Map<string, Used>();
  readonly #fetching = new Map<string, Promise<NewPath>>();

  /** `hurry` sees to it that what is waited for has an answer soon; what is put in reserve may take its time. */
  constructor(
    fetch: (transportId: string) => Promise<NewPath>,
    hurry: (asking: Promise<NewPath>) => Promise<NewPath>,
  ) {
    this.#fetch = fetch;
    this.#hurry = hurry;
  }

  /** What a transport was made with. */
  begin(transportId: string, path: NewPath): void {
    this.#used.set(transportId, { current: path });
  }

  /** Whether the next restart waits for nobody. */
  has(transportId: string): boolean {
    return this.#kept.has(transportId);
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

  async stock(transportIds: readonly string[]): Promise<void> {
    await Promise.all(transportIds.map((transportId) => this.#stock(transportId)));
  }

  async #fetchOrRecall(transportId: string): Promise<NewPath> {
    try {
      const path = await this.#hurry(this.#ask(transportId));
      // A stocking that was under way has its answer from the same question.
      this.#kept.delete(transportId);
      return path;
    } catch (error) {
      const before = this.#used.get(transportId)?.before;
      const isUnheard = error instanceof SignallingError && error.code === 'SIGNALLING_LOST';
      if (isUnheard && before) return before;
      throw error;
    }
  }

  async #stock(transportId: string): Promise<void> {
    if (this.#kept.has(transportId) || this.#fetching.has(transportId)) return;
    try {
      this.#kept.set(transportId, await this.#ask(transportId));
    } catch {
      // It is fetched when it is needed, then.
    }
  }

  /** One question at a time: with each the media node forgets what it gave before the last. */
  #ask(transportId: string): Promise<NewPath> {
    const asked = this.#fetching.get(transportId);
    if (asked) return asked;
    const asking = this.#fetch(transportId).finally(() => this.#fetching.delete(transportId));
    this.#fetching.set(transportId, asking);
    return asking;
  }
}
