/** Whoever holds locks: an open transaction. */
export interface LockOwner {
  /** Settles when the owner has committed or aborted; never rejects. */
  readonly ended: Promise<void>;
}

/**
 * Exclusive locks on documents, unique keys and catalogue entries, and shared ones on the
 * collections an open transaction has touched. Only transactions hold locks; single statements are
 * atomic by themselves and merely respect them.
 */
export class Locks {
  readonly #exclusive = new Map<string, LockOwner>();
  readonly #shared = new Map<string, Set<LockOwner>>();

  /** Somebody other than `owner` who stands in the way of changing the key. */
  holder(key: string, owner?: LockOwner): LockOwner | undefined {
    const exclusive = this.#exclusive.get(key);
    if (exclusive !== undefined && exclusive !== owner) return exclusive;
    for (const other of this.#shared.get(key) ?? []) if (other !== owner) return other;
    return undefined;
  }

  exclusiveHolder(key: string): LockOwner | undefined {
    return this.#exclusive.get(key);
  }

  lock(key: string, owner: LockOwner): void {
    this.#exclusive.set(key, owner);
  }

  share(key: string, owner: LockOwner): void {
    const owners = this.#shared.get(key) ?? new Set();
    owners.add(owner);
    this.#shared.set(key, owners);
  }

  release(owner: LockOwner, keys: Iterable<string>): void {
    for (const key of keys) {
      if (this.#exclusive.get(key) === owner) this.#exclusive.delete(key);
      const owners = this.#shared.get(key);
      owners?.delete(owner);
      if (owners?.size === 0) this.#shared.delete(key);
    }
  }
}
