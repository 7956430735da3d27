import { uploadPartBytes, type UploadState } from '@qarib/contracts';
import type { AnyErrorCode } from '../../../shared/api/api-error.ts';
import type { PartOptions } from './send-part.ts';
import type { KeptStill, StillStore } from './still-store.ts';

export type StillUpload = {
  readonly still: KeptStill;
  /** `refused`: the same photo would be refused again. */
  readonly state: 'waiting' | 'sending' | 'refused';
  /** Bytes the server has or that have left for it. */
  readonly sentBytes: number;
  readonly code?: AnyErrorCode | undefined;
  /** It outlives a reload. */
  readonly isKept: boolean;
};

export type StillUploadPorts = {
  readonly send: (options: PartOptions) => Promise<UploadState>;
  readonly store: StillStore;
  readonly codeOf: (error: unknown) => AnyErrorCode;
  /** The server has it. */
  readonly onArrived: (still: KeptStill) => void;
};

const firstRetryMs = 1_000;
const longestRetryMs = 20_000;
const refusals = new Set<AnyErrorCode>([
  'NOT_FOUND',
  'INPUT_INVALID',
  'INPUT_TOO_LARGE',
  'MEDIA_TYPE_UNSUPPORTED',
]);

/** One person's photos on their way: one after the other, in parts, over cuts and reloads. */
export class StillUploads {
  readonly #ports: StillUploadPorts;
  readonly #practitionerId: string;
  readonly #listeners = new Set<() => void>();
  /** How far the server has each photo; unknown after a failure and after a reload. */
  readonly #received = new Map<string, number>();
  #uploads: readonly StillUpload[] = [];
  #current: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retryMs = firstRetryMs;
  #isSending = false;
  #isStopped = false;

  private constructor(practitionerId: string, ports: StillUploadPorts) {
    this.#practitionerId = practitionerId;
    this.#ports = ports;
  }

  /** Goes on with what an earlier visit could not send. */
  static open(practitionerId: string, ports: StillUploadPorts): StillUploads {
    const uploads = new StillUploads(practitionerId, ports);
    void uploads.#restore();
    return uploads;
  }

  readonly getSnapshot = (): readonly StillUpload[] => this.#uploads;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async add(taken: Omit<KeptStill, 'practitionerId'>): Promise<void> {
    const still = { ...taken, practitionerId: this.#practitionerId };
    this.#received.set(still.uploadId, 0);
    this.#set([...this.#uploads, { still, state: 'waiting', sentBytes: 0, isKept: false }]);
    await this.#ports.store.keep(still).then(
      () => this.#change(still.uploadId, { isKept: true }),
      () => undefined,
    );
    await this.flush();
  }

  discard(uploadId: string): void {
    this.#set(this.#uploads.filter(({ still }) => still.uploadId !== uploadId));
    this.#received.delete(uploadId);
    void this.#ports.store.forget(uploadId).catch(() => undefined);
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.#isSending) this.#current = this.#sendAll();
    await this.#current;
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  async #restore(): Promise<void> {
    const kept = await this.#ports.store.list(this.#practitionerId).catch(() => []);
    const known = new Set(this.#uploads.map(({ still }) => still.uploadId));
    const restored = kept
      .filter(({ uploadId }) => !known.has(uploadId))
      .map((still) => ({ still, state: 'waiting' as const, sentBytes: 0, isKept: true }));
    this.#set([...restored, ...this.#uploads]);
    await this.flush();
  }

  async #sendAll(): Promise<void> {
    this.#isSending = true;
    let mayGoOn = true;
    for (let next = this.#next(); next && mayGoOn; next = this.#next()) {
      mayGoOn = await this.#tryWhole(next.still);
    }
    this.#isSending = false;
  }

  #next(): StillUpload | undefined {
    if (this.#isStopped) return undefined;
    return this.#uploads.find(({ state }) => state !== 'refused');
  }

  async #tryWhole(still: KeptStill): Promise<boolean> {
    try {
      await this.#sendWhole(still);
      return true;
    } catch (error) {
      return this.#recover(still.uploadId, this.#ports.codeOf(error));
    }
  }

  async #sendWhole(still: KeptStill): Promise<void> {
    const { uploadId, blob } = still;
    this.#change(uploadId, { state: 'sending', code: undefined });
    while (!this.#isStopped && this.#uploads.some((it) => it.still.uploadId === uploadId)) {
      const known = this.#received.get(uploadId);
      const offset = known ?? 0;
      // How far it is over there is not known: asking is cheaper than sending a part twice.
      const bytes =
        known === undefined ? blob.slice(0, 0) : blob.slice(offset, offset + uploadPartBytes);
      const onProgress = (left: number) =>
        this.#change(uploadId, { sentBytes: Math.min(offset + left, offset + bytes.size) });
      const state = await this.#ports.send({ still, offset, bytes, onProgress });
      this.#retryMs = firstRetryMs;
      this.#received.set(uploadId, state.receivedBytes);
      this.#change(uploadId, { sentBytes: state.receivedBytes });
      if (!state.attachment) continue;
      this.discard(uploadId);
      this.#ports.onArrived(still);
      return;
    }
  }

  /** Whether the next one may be tried right away. */
  #recover(uploadId: string, code: AnyErrorCode): boolean {
    this.#received.delete(uploadId);
    if (refusals.has(code)) {
      this.#change(uploadId, { state: 'refused', code });
      return true;
    }
    this.#change(uploadId, { state: 'waiting', code });
    if (!this.#isStopped) this.#timer = setTimeout(() => void this.flush(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
    return false;
  }

  #change(uploadId: string, change: Partial<StillUpload>): void {
    this.#set(
      this.#uploads.map((upload) =>
        upload.still.uploadId === uploadId ? { ...upload, ...change } : upload,
      ),
    );
  }

  #set(uploads: readonly StillUpload[]): void {
    this.#uploads = uploads;
    for (const listener of this.#listeners) listener();
  }
}
