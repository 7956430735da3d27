import type { AnyErrorCode } from '../api/api-error.ts';
import { outboxEntry, type OutboxEntry } from './outbox-entry.ts';

/** `refused`: trying again cannot help; the person edits or discards it. */
export type OutboxItem = {
  readonly entry: OutboxEntry;
  readonly state: 'waiting' | 'sending' | 'refused';
  readonly code?: AnyErrorCode | undefined;
};

export type OutboxState = {
  /** Oldest first. */
  readonly items: readonly OutboxItem[];
  /** What waits lies in this browser's storage too: a reload loses nothing. */
  readonly isKept: boolean;
};

export type OutboxPorts = {
  readonly send: (entry: OutboxEntry) => Promise<void>;
  /** The code behind a failure. */
  readonly codeOf: (error: unknown) => AnyErrorCode;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
  /** Each entry lies under a key of its own, so that two tabs do not overwrite each other's. */
  readonly keyPrefix: string;
};

const firstRetryMs = 1_000;
const longestRetryMs = 20_000;

const refusals = new Set<AnyErrorCode>([
  'NOT_FOUND',
  'CONSULTATION_NOT_OPEN',
  'INPUT_INVALID',
  'INPUT_TOO_LARGE',
]);

/**
 * What a person wrote and the server has not acknowledged, in the order it was written. One is sent
 * after the other, so that they arrive in that order; each leaves only when the server has it or the
 * person takes it back.
 */
export class Outbox {
  readonly #ports: OutboxPorts;
  readonly #listeners = new Set<() => void>();
  #state: OutboxState;
  #current: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retryMs = firstRetryMs;
  #isSending = false;
  #isStopped = false;

  private constructor(ports: OutboxPorts) {
    this.#ports = ports;
    const items = readKept(ports).map((entry) => ({ entry, state: 'waiting' as const }));
    this.#state = { items, isKept: true };
  }

  /** Opens with what an earlier visit could not send. */
  static open(ports: OutboxPorts): Outbox {
    return new Outbox(ports);
  }

  readonly getSnapshot = (): OutboxState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(entry: OutboxEntry): void {
    const isKept = this.#keep(entry) && this.#state.isKept;
    this.#set({ items: [...this.#state.items, { entry, state: 'waiting' }], isKept });
    void this.flush();
  }

  discard(id: string): void {
    const items = this.#state.items.filter(({ entry }) => entry.id !== id);
    this.#forget(id);
    this.#set({ items, isKept: this.#state.isKept || items.length === 0 });
  }

  retry(id: string): void {
    this.#change(id, { state: 'waiting', code: undefined });
    void this.flush();
  }

  /** Sends what waits, now. Whether nothing waits any more afterwards. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    if (!this.#isSending) this.#current = this.#sendAll();
    await this.#current;
    return this.#next() === undefined;
  }

  /** Sends from now on by itself. */
  start(): void {
    this.#isStopped = false;
    void this.flush();
  }

  /** Stops sending. What is kept stays kept, for the same person's next visit. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #next(): OutboxItem | undefined {
    return this.#state.items.find(({ state }) => state !== 'refused');
  }

  async #sendAll(): Promise<void> {
    this.#isSending = true;
    let mayGoOn = true;
    for (let item = this.#next(); item && mayGoOn && !this.#isStopped; item = this.#next()) {
      mayGoOn = await this.#sendOne(item);
    }
    this.#isSending = false;
  }

  async #sendOne({ entry }: OutboxItem): Promise<boolean> {
    this.#change(entry.id, { state: 'sending', code: undefined });
    try {
      await this.#ports.send(entry);
      this.#retryMs = firstRetryMs;
      this.discard(entry.id);
      return true;
    } catch (error) {
      return this.#recover(entry.id, this.#ports.codeOf(error));
    }
  }

  #recover(id: string, code: AnyErrorCode): boolean {
    if (refusals.has(code)) {
      this.#change(id, { state: 'refused', code });
      return true;
    }
    this.#change(id, { state: 'waiting', code });
    if (!this.#isStopped) this.#timer = setTimeout(() => void this.flush(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
    return false;
  }

  #change(id: string, change: Partial<OutboxItem>): void {
    const items = this.#state.items.map((item) =>
      item.entry.id === id ? { ...item, ...change } : item,
    );
    this.#set({ ...this.#state, items });
  }

  #set(state: OutboxState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  #keep(entry: OutboxEntry): boolean {
    // The person may have signed out: nothing of theirs is written to this computer any more.
    if (this.#isStopped) return false;
    const { storage, keyPrefix } = this.#ports;
    try {
      storage.setItem(keyPrefix + entry.id, JSON.stringify(entry));
      return true;
    } catch {
      return false;
    }
  }

  #forget(id: string): void {
    const { storage, keyPrefix } = this.#ports;
    try {
      storage.removeItem(keyPrefix + id);
    } catch {
      // A storage that cannot be written holds nothing of ours either.
    }
  }
}

/** Oldest first. What cannot be read any more cannot be sent either. */
function readKept({ storage, keyPrefix }: OutboxPorts): OutboxEntry[] {
  try {
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
    const entries = keys
      .filter((key) => key.startsWith(keyPrefix))
      .flatMap((key) => parse(storage.getItem(key)));
    return entries.toSorted((a, b) => a.writtenAt.localeCompare(b.writtenAt));
  } catch {
    // Storage is closed to us.
    return [];
  }
}

function parse(kept: string | null): OutboxEntry[] {
  try {
    const parsed = outboxEntry.safeParse(JSON.parse(kept ?? 'null'));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}
