import type { AnyErrorCode } from '../api/api-error.ts';
import type { Alone } from '../offline/alone-in-browser.ts';
import type { DeviceStore } from '../vault/vault.ts';
import { outboxEntry, type OutboxEntry } from './outbox-entry.ts';

/**
 * `refused`: trying again cannot help; the person edits or discards it. Without a code nobody refused it:
 * it waited so long that the person is asked whether it should still go.
 */
export type OutboxItem = {
  readonly entry: OutboxEntry;
  readonly state: 'waiting' | 'sending' | 'refused';
  readonly code?: AnyErrorCode | undefined;
  /** It could not be sent when it was written: it waits for a network, a server or a decision. */
  readonly isDelayed?: boolean | undefined;
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
  readonly storage: DeviceStore;
  /** Each entry lies under a key of its own, so that two tabs do not overwrite each other's. */
  readonly keyPrefix: string;
  /** Whether an entry found here is to be asked about before it goes. */
  readonly isLate: (entry: OutboxEntry) => boolean;
  /** Whether all that an entry builds on is with the server. Until then it waits, and others go before it. */
  readonly isReady: (entry: OutboxEntry) => boolean;
  /** While it works no other tab sends. */
  readonly alone: Alone;
};

const firstRetryMs = 1_000;
const longestRetryMs = 20_000;

const refusals = new Set<AnyErrorCode>([
  'NOT_FOUND',
  'CONSULTATION_NOT_OPEN',
  'INPUT_INVALID',
  'INPUT_TOO_LARGE',
  'CONSENT_MISSING',
  'SPECIALTY_UNSERVED',
  'VITAL_SIGN_IMPOSSIBLE',
  'PATIENT_ALREADY_REGISTERED',
  'PATIENT_LIKELY_KNOWN',
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
  #unsubscribe: (() => void) | undefined;

  private constructor(ports: OutboxPorts) {
    this.#ports = ports;
    this.#state = { items: readKept(ports).map((entry) => this.#found(entry)), isKept: true };
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
    this.#set({ ...this.#state, items: [...this.#state.items, { entry, state: 'waiting' }] });
    void this.#keepAndSend(entry);
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
    if (!this.#isSending) {
      this.#isSending = true;
      const isOver = () => void (this.#isSending = false);
      this.#current = this.#ports.alone(() => this.#sendAll()).catch(isOver);
    }
    await this.#current;
    return this.#next() === undefined;
  }

  /** Sends from now on by itself. */
  start(): void {
    this.#isStopped = false;
    this.#unsubscribe ??= this.#ports.storage.subscribe(() => this.#lookAgain());
    void this.flush();
  }

  /** Stops sending. What is kept stays kept, for the same person's next visit. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  /** Written in an earlier visit, or in another tab. */
  #found(entry: OutboxEntry): OutboxItem {
    const state = this.#ports.isLate(entry) ? 'refused' : 'waiting';
    return { entry, state, isDelayed: true };
  }

  /** Another tab has written, sent or deleted some: this one shows and sends what is still there. */
  #lookAgain(): void {
    const { storage, keyPrefix } = this.#ports;
    const here = this.#state.items.filter(({ entry }) => storage.has(keyPrefix + entry.id));
    const known = new Set(here.map(({ entry }) => entry.id));
    const found = readKept(this.#ports).filter(({ id }) => !known.has(id));
    if (found.length === 0 && here.length === this.#state.items.length) return;
    const items = [...here, ...found.map((entry) => this.#found(entry))];
    this.#set({ ...this.#state, items });
  }

  #next(): OutboxItem | undefined {
    const { isReady } = this.#ports;
    return this.#state.items.find(({ state, entry }) => state !== 'refused' && isReady(entry));
  }

  async #sendAll(): Promise<void> {
    this.#lookAgain();
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
      // Taken back meanwhile and written anew under the same id: that one goes next.
      const here = this.#state.items.find((item) => item.entry.id === entry.id);
      if (here?.entry === entry) this.discard(entry.id);
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
    this.#delayAll();
    if (!this.#isStopped) this.#timer = setTimeout(() => void this.flush(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
    return false;
  }

  /** What failed for want of a link holds up all behind it. */
  #delayAll(): void {
    const items = this.#state.items.map((item) =>
      item.state === 'refused' ? item : { ...item, isDelayed: true },
    );
    this.#set({ ...this.#state, items });
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

  /** Nothing leaves before it is kept: whatever a page then says of it outlives the page. */
  async #keepAndSend(entry: OutboxEntry): Promise<void> {
    await this.#keep(entry);
    if (!this.#ports.isReady(entry)) this.#change(entry.id, { isDelayed: true });
    await this.flush();
  }

  async #keep(entry: OutboxEntry): Promise<void> {
    const { storage, keyPrefix } = this.#ports;
    // The person may have signed out: nothing of theirs is written to this computer any more.
    const isKept =
      !this.#isStopped && (await storage.setItem(keyPrefix + entry.id, JSON.stringify(entry)));
    const isStillHere = this.#state.items.some((item) => item.entry.id === entry.id);
    if (!isKept && isStillHere) this.#set({ ...this.#state, isKept });
  }

  #forget(id: string): void {
    const { storage, keyPrefix } = this.#ports;
    storage.removeItem(keyPrefix + id);
  }
}

/** Oldest first. What cannot be read any more cannot be sent either. */
function readKept({ storage, keyPrefix }: OutboxPorts): OutboxEntry[] {
  return storage
    .keys()
    .filter((key) => key.startsWith(keyPrefix))
    .flatMap((key) => parse(storage.getItem(key)))
    .toSorted((a, b) => a.writtenAt.localeCompare(b.writtenAt));
}

function parse(kept: string | null): OutboxEntry[] {
  try {
    const parsed = outboxEntry.safeParse(JSON.parse(kept ?? 'null'));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}
