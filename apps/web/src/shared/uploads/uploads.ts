import { uploadPartBytes, type UploadState } from '@qarib/contracts';
import type { AnyErrorCode } from '../api/api-error.ts';
import type { Alone } from '../offline/alone-in-browser.ts';
import type { PartOptions } from './send-part.ts';
import type { KeptUpload, UploadStore } from './upload-store.ts';

export type Upload = {
  readonly kept: KeptUpload;
  /** `held`: goes with a request that is not sent. `refused`: the same bytes would be refused again. */
  readonly state: 'held' | 'waiting' | 'sending' | 'refused';
  /** Bytes the server has or that have left for it. */
  readonly sentBytes: number;
  readonly code?: AnyErrorCode | undefined;
  /** It outlives a reload. */
  readonly isKept: boolean;
};

export type UploadPorts = {
  readonly send: (options: PartOptions) => Promise<UploadState>;
  readonly store: UploadStore;
  readonly codeOf: (error: unknown) => AnyErrorCode;
  /** The server may forget what it has of it. */
  readonly takeBack: (kept: KeptUpload) => void;
  /** The server has it. */
  readonly onArrived: (kept: KeptUpload) => void;
  /** While it works no other tab sends. */
  readonly alone: Alone;
};

const firstRetryMs = 1_000;
const longestRetryMs = 20_000;
const refusals = new Set<AnyErrorCode>([
  'NOT_FOUND',
  'INPUT_INVALID',
  'INPUT_TOO_LARGE',
  'MEDIA_TYPE_UNSUPPORTED',
  'IMAGE_TOO_LARGE',
  'FILE_DAMAGED',
  'FILE_DISGUISED',
  'DOCUMENT_ENCRYPTED',
  'DOCUMENT_ACTIVE',
]);

/** What waits for its request waits for nothing else. */
const stateAtFirst = ({ consultationId }: KeptUpload) =>
  consultationId === undefined ? ('held' as const) : ('waiting' as const);

/** One person's photos and documents on their way: one after the other, in parts, over cuts and reloads. */
export class Uploads {
  readonly #ports: UploadPorts;
  readonly #practitionerId: string;
  readonly #listeners = new Set<() => void>();
  /** How far the server has each; unknown after a failure and after a reload. */
  readonly #received = new Map<string, number>();
  #uploads: readonly Upload[] = [];
  #current: Promise<void> | undefined;
  #restored: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retryMs = firstRetryMs;
  #isSending = false;
  #isStopped = false;

  private constructor(practitionerId: string, ports: UploadPorts) {
    this.#practitionerId = practitionerId;
    this.#ports = ports;
  }

  /** Goes on with what an earlier visit could not send. */
  static open(practitionerId: string, ports: UploadPorts): Uploads {
    const uploads = new Uploads(practitionerId, ports);
    uploads.#restored = uploads.#restore();
    void uploads.#restored.then(() => uploads.flush());
    return uploads;
  }

  readonly getSnapshot = (): readonly Upload[] => this.#uploads;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async add(taken: Omit<KeptUpload, 'practitionerId'>): Promise<void> {
    const kept = { ...taken, practitionerId: this.#practitionerId };
    this.#received.set(kept.uploadId, 0);
    this.#set([...this.#uploads, { kept, state: stateAtFirst(kept), sentBytes: 0, isKept: false }]);
    await this.#ports.store.keep(kept).then(
      () => this.#change(kept.uploadId, { isKept: true }),
      () => undefined,
    );
    await this.flush();
  }

  /** The person takes it back: also what the server has of it goes. */
  discard(uploadId: string): void {
    const upload = this.#uploads.find(({ kept }) => kept.uploadId === uploadId);
    this.#forget(uploadId);
    if (upload?.kept.consultationId !== undefined) this.#ports.takeBack(upload.kept);
  }

  /** The request was sent: what was held for it goes after it, by itself. */
  async follow(draftId: string, consultationId: string): Promise<void> {
    await this.#restored;
    const held = this.#uploads.filter(({ kept }) => kept.draftId === draftId);
    for (const { kept } of held) {
      const released = { ...kept, consultationId };
      this.#change(kept.uploadId, { kept: released, state: 'waiting' });
      await this.#ports.store.keep(released).catch(() => undefined);
    }
    void this.flush();
  }

  /** The request was given up. */
  dropHeld(draftId: string): void {
    const held = this.#uploads.filter(
      ({ kept, state }) => kept.draftId === draftId && state === 'held',
    );
    for (const { kept } of held) this.discard(kept.uploadId);
  }

  /** Tries one again that was refused. */
  async retry(uploadId: string): Promise<void> {
    this.#change(uploadId, { state: 'waiting', code: undefined });
    await this.flush();
  }

  #forget(uploadId: string): void {
    this.#set(this.#uploads.filter(({ kept }) => kept.uploadId !== uploadId));
    this.#received.delete(uploadId);
    void this.#ports.store.forget(uploadId).catch(() => undefined);
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.#isSending) {
      this.#isSending = true;
      const isOver = () => void (this.#isSending = false);
      this.#current = this.#ports.alone(() => this.#sendAll()).catch(isOver);
    }
    await this.#current;
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  async #restore(): Promise<void> {
    const kept = await this.#ports.store.list(this.#practitionerId).catch(() => []);
    const known = new Set(this.#uploads.map(({ kept }) => kept.uploadId));
    const restored = kept
      .filter(({ uploadId }) => !known.has(uploadId))
      .map((kept) => ({ kept, state: stateAtFirst(kept), sentBytes: 0, isKept: true }));
    this.#set([...restored, ...this.#uploads]);
  }

  async #sendAll(): Promise<void> {
    await this.#leaveSentElsewhere();
    let mayGoOn = true;
    for (let next = this.#next(); next && mayGoOn; next = this.#next()) {
      mayGoOn = await this.#tryWhole(next.kept);
    }
    this.#isSending = false;
  }

  /** Another tab was first with some: they lie here no longer. */
  async #leaveSentElsewhere(): Promise<void> {
    const keptHere = this.#uploads.filter(({ isKept }) => isKept);
    if (keptHere.length === 0) return;
    const here = await this.#ports.store.idsHere().catch(() => undefined);
    const isGone = ({ kept, isKept }: Upload) => isKept && here?.includes(kept.uploadId) === false;
    if (this.#uploads.some(isGone)) this.#set(this.#uploads.filter((it) => !isGone(it)));
  }

  #next(): Upload | undefined {
    if (this.#isStopped) return undefined;
    return this.#uploads.find(({ state }) => state === 'waiting' || state === 'sending');
  }

  async #tryWhole(kept: KeptUpload): Promise<boolean> {
    try {
      await this.#sendWhole(kept);
      return true;
    } catch (error) {
      return this.#recover(kept.uploadId, this.#ports.codeOf(error));
    }
  }

  async #sendWhole(kept: KeptUpload): Promise<void> {
    const { uploadId, blob, consultationId } = kept;
    if (consultationId === undefined) return;
    this.#change(uploadId, { state: 'sending', code: undefined });
    while (!this.#isStopped && this.#uploads.some((it) => it.kept.uploadId === uploadId)) {
      const known = this.#received.get(uploadId);
      const offset = known ?? 0;
      // How far it is over there is not known: asking is cheaper than sending a part twice.
      const bytes =
        known === undefined ? blob.slice(0, 0) : blob.slice(offset, offset + uploadPartBytes);
      const onProgress = (left: number) =>
        this.#change(uploadId, { sentBytes: Math.min(offset + left, offset + bytes.size) });
      const state = await this.#ports.send({ kept, consultationId, offset, bytes, onProgress });
      this.#retryMs = firstRetryMs;
      this.#received.set(uploadId, state.receivedBytes);
      this.#change(uploadId, { sentBytes: state.receivedBytes });
      if (!state.attachment) continue;
      this.#forget(uploadId);
      this.#ports.onArrived(kept);
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

  #change(uploadId: string, change: Partial<Upload>): void {
    this.#set(
      this.#uploads.map((upload) =>
        upload.kept.uploadId === uploadId ? { ...upload, ...change } : upload,
      ),
    );
  }

  #set(uploads: readonly Upload[]): void {
    this.#uploads = uploads;
    for (const listener of this.#listeners) listener();
  }
}
