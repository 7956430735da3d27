import { openTogether } from '../offline/open-together.ts';
import type { DeviceKeys } from './device-keys.ts';
import type { DurableWords } from './durable-words.ts';
import { isSealedText, seal, sealText, unseal, unsealText, type Sealed } from './seal.ts';

/** Where words of a person lie until the server has them. What lies there outlives the page. */
export type DeviceStore = {
  getItem(key: string): string | null;
  /** Whether it is kept: storage can be full or forbidden, and then no page may say that it is. */
  setItem(key: string, value: string): Promise<boolean>;
  removeItem(key: string): void;
  keys(): readonly string[];
  /** Whether it lies there this moment, whatever another tab did meanwhile. */
  has(key: string): boolean;
  subscribe(listener: () => void): () => void;
};

export type VaultPorts = {
  /** What every tab sees at once, and a browser writes to its disk when it finds the time. */
  readonly storage: Storage;
  readonly durable: DurableWords;
  readonly keys: DeviceKeys;
};

/** Something here that does not open: it was changed or damaged. */
export type Unreadable = { readonly place: string; readonly drop: () => void };

/** A browser whose database hangs must not keep a nurse from her patient. */
const patienceMs = 5_000;

async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no key in time')), patienceMs);
  });
  return Promise.race([work, patience]).finally(() => clearTimeout(timer));
}

export const vaultPrefix = 'qarib:draft:';
/** Tells other tabs that the one who is signed in still is. */
export const openMarkPrefix = 'qarib:vault:';

/**
 * One person's drafts on this device, sealed where they lie and open in the memory of this page, so that
 * a page reads them without waiting. Every change is sealed and written in its turn (`docs/adr/0029`), and
 * on the disk by the time it is said to be kept (`docs/adr/0041`).
 */
export class Vault implements DeviceStore {
  readonly practitionerId: string;
  readonly #storage: Storage;
  readonly #durable: DurableWords;
  readonly #words = new Map<string, string>();
  readonly #unwritten = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #unreadable: readonly Unreadable[] = [];
  #writing: Promise<unknown> = Promise.resolve();
  #key: CryptoKey | undefined;
  #isClosed = false;
  #leave: (() => void) | undefined;

  private constructor(practitionerId: string, { storage, durable }: VaultPorts) {
    this.practitionerId = practitionerId;
    this.#storage = storage;
    this.#durable = durable;
  }

  /** Opens with or without a key: where the browser keeps none, nothing is kept, and pages say so. */
  static async open(practitionerId: string, ports: VaultPorts): Promise<Vault> {
    const vault = new Vault(practitionerId, ports);
    const opening = openTogether(vault.#openMark, () => vault.#bringBack());
    vault.#leave = await inTime(opening).catch(() => undefined);
    vault.#key = await inTime(ports.keys.keyOf(practitionerId)).catch(() => undefined);
    window.addEventListener('storage', vault.#onOtherTab);
    vault.#mark();
    await Promise.all(vault.#lying().map((key) => vault.#take(key)));
    return vault;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What lies here and cannot be read. The same answer until something changes. */
  get unreadable(): readonly Unreadable[] {
    return this.#unreadable;
  }

  /** Something lies here, and the key to it cannot be had just now. */
  get isLocked(): boolean {
    return !this.#key && !this.#isClosed && this.#lying().some((key) => this.#isSealedAt(key));
  }

  getItem(key: string): string | null {
    return this.#words.get(key) ?? null;
  }

  setItem(key: string, value: string): Promise<boolean> {
    if (this.#isClosed) return Promise.resolve(false);
    this.#words.set(key, value);
    this.#unwritten.add(key);
    this.#forgetUnreadable(key);
    const isKept = this.#writing.then(() => this.#write(key));
    this.#writing = isKept;
    this.#tell();
    return isKept;
  }

  removeItem(key: string): void {
    this.#words.delete(key);
    this.#unwritten.delete(key);
    // Without the key what lies there was never seen: it is not this page's to delete.
    if (this.#key) this.#removeLying(key);
    this.#tell();
  }

  keys(): readonly string[] {
    return [...this.#words.keys()];
  }

  has(key: string): boolean {
    return this.#unwritten.has(key) || this.#storage.getItem(key) !== null;
  }

  /** For what is too large to lie with the words. */
  async seal(place: string, bytes: BufferSource): Promise<Sealed> {
    return seal(this.#openKey, place, bytes);
  }

  async unseal(place: string, sealed: Sealed): Promise<ArrayBuffer> {
    return unseal(this.#openKey, place, sealed);
  }

  tellUnreadable(unreadable: Unreadable): void {
    this.#forgetUnreadable(unreadable.place);
    this.#unreadable = [...this.#unreadable, unreadable];
    this.#tell();
  }

  dropUnreadable(): void {
    for (const { drop } of this.#unreadable) drop();
    this.#unreadable = [];
    this.#tell();
  }

  /** The person has gone: from here on nothing is written, and nothing is read any more. */
  close(): void {
    this.#isClosed = true;
    this.#key = undefined;
    this.#words.clear();
    this.#unwritten.clear();
    this.#unreadable = [];
    window.removeEventListener('storage', this.#onOtherTab);
    this.#leave?.();
    this.#tell();
  }

  get #openKey(): CryptoKey {
    if (!this.#key) throw new Error('the vault is closed');
    return this.#key;
  }

  get #prefix(): string {
    return `${vaultPrefix}${this.practitionerId}:`;
  }

  get #openMark(): string {
    return openMarkPrefix + this.practitionerId;
  }

  async #write(key: string): Promise<boolean> {
    const value = this.#words.get(key);
    if (value === undefined) return false;
    // Several changes in a row are one to write.
    if (!this.#unwritten.has(key)) return true;
    if (!this.#key) return false;
    const sealed = await sealText(this.#key, key, value);
    const { practitionerId } = this;
    try {
      if (this.#isGone(key)) return false;
      await this.#durable.keep({ key, practitionerId, sealed });
      if (this.#isGone(key)) {
        await this.#durable.forget(key);
        return false;
      }
      this.#storage.setItem(key, sealed);
    } catch {
      return false;
    }
    if (this.#words.get(key) === value) this.#unwritten.delete(key);
    return true;
  }

  /** Sent, deleted or signed out meanwhile. */
  #isGone(key: string): boolean {
    const isErased = this.#storage.getItem(this.#openMark) === null;
    return isErased || (!this.#isClosed && !this.#words.has(key));
  }

  /** What a browser that was killed had not written yet. While it is open in another tab nothing is missing. */
  async #bringBack(): Promise<void> {
    try {
      for (const { key, sealed } of await this.#durable.list(this.practitionerId))
        this.#storage.setItem(key, sealed);
    } catch {
      // Then what lies in the storage is all there is.
    }
  }

  /** Reads what lies under a key. What lay here before there was a vault is sealed where it lies. */
  async #take(key: string): Promise<void> {
    const lying = this.#storage.getItem(key);
    if (lying === null) return;
    if (!isSealedText(lying)) {
      if (this.#key) await this.setItem(key, lying);
      else this.#words.set(key, lying);
      return;
    }
    if (!this.#key) return;
    try {
      const words = await unsealText(this.#key, key, lying);
      // Another tab may have gone on meanwhile: its own change is told, too.
      if (!this.#isClosed && this.#storage.getItem(key) === lying) this.#words.set(key, words);
    } catch {
      this.tellUnreadable({ place: key, drop: () => this.#removeLying(key) });
    }
  }

  readonly #onOtherTab = (event: StorageEvent): void => {
    const { key, newValue } = event;
    if (key === null || (key === this.#openMark && newValue === null)) {
      this.close();
      return;
    }
    if (!key.startsWith(this.#prefix)) return;
    if (newValue !== null) {
      void this.#take(key).then(() => this.#tell());
      return;
    }
    this.#words.delete(key);
    this.#unwritten.delete(key);
    this.#forgetUnreadable(key);
    this.#tell();
  };

  #lying(): readonly string[] {
    try {
      return Object.keys(this.#storage).filter((key) => key.startsWith(this.#prefix));
    } catch {
      return [];
    }
  }

  #isSealedAt(key: string): boolean {
    return isSealedText(this.#storage.getItem(key) ?? '');
  }

  #removeLying(key: string): void {
    void this.#durable.forget(key).catch(() => undefined);
    try {
      this.#storage.removeItem(key);
    } catch {
      // A storage that cannot be written holds nothing of ours either.
    }
  }

  #forgetUnreadable(place: string): void {
    if (!this.#unreadable.some((it) => it.place === place)) return;
    this.#unreadable = this.#unreadable.filter((it) => it.place !== place);
  }

  #mark(): void {
    try {
      this.#storage.setItem(this.#openMark, 'open');
    } catch {
      // Then no other tab has anything here either.
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
