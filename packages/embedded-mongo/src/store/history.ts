import { isReadable, spaceOf } from '../keys/layout.ts';

/** What a transaction has read, asked for by key. */
export interface Reads {
  hasKey(key: string): boolean;
  /** Whether anything was read in this collection or index. */
  hasSpace(space: string): boolean;
}

/** The state from which on somebody wants to know what is changed. */
export type Watch = { readonly version: number };

type Commit = { version: number; keys: string[] };

/** Beyond this many changed keys, older commits are remembered by collection and index alone. */
const MAX_KEYS = 20_000;

/**
 * What the commits changed that are newer than the state an open transaction reads. As long as no
 * transaction is open nothing is remembered.
 */
export class History {
  #version = 0;
  /** oldest first, because versions only grow */
  readonly #watches = new Set<Watch>();
  #commits: Commit[] = [];
  #keys = 0;
  /** the last version that changed a collection or an index, of commits no longer known by key */
  readonly #spaces = new Map<string, number>();

  watch(): Watch {
    const watch = { version: this.#version };
    this.#watches.add(watch);
    return watch;
  }

  release(watch: Watch): void {
    this.#watches.delete(watch);
    const [oldest] = this.#watches;
    if (oldest === undefined) this.#spaces.clear();
    const needed = oldest?.version ?? this.#version;
    while (this.#commits[0] !== undefined && this.#commits[0].version <= needed) this.#shift();
  }

  add(changed: Iterable<string>): void {
    this.#version += 1;
    if (this.#watches.size === 0) return;
    const keys = [...changed].filter(isReadable);
    this.#commits.push({ version: this.#version, keys });
    this.#keys += keys.length;
    while (this.#keys > MAX_KEYS) this.#coarsen();
  }

  /** Whether a commit since the watch began changed something that was read. */
  meets({ version }: Watch, reads: Reads): boolean {
    for (const commit of this.#commits) {
      if (commit.version > version && commit.keys.some((key) => reads.hasKey(key))) return true;
    }
    for (const [space, changedAt] of this.#spaces) {
      if (changedAt > version && reads.hasSpace(space)) return true;
    }
    return false;
  }

  #coarsen(): void {
    const { version, keys } = this.#shift();
    for (const key of keys) this.#spaces.set(spaceOf(key), version);
  }

  #shift(): Commit {
    const oldest = this.#commits.shift() ?? { version: 0, keys: [] };
    this.#keys -= oldest.keys.length;
    return oldest;
  }
}
