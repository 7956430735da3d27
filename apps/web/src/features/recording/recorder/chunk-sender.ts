import { asApiError, isWorthRetrying } from '../../../shared/api/api-error.ts';

/** Sends one part, and answers whether the server has ended the recording; rejects with `ApiError`. */
export type SendChunk = (index: number, part: Blob) => Promise<{ readonly isOver: boolean }>;

export type ChunkSenderOptions = {
  readonly send: SendChunk;
  /** How much is not yet known to be kept, in bytes. */
  readonly onPending: (bytes: number) => void;
  /** The server takes no more of this recording. */
  readonly onRefused: (error: unknown) => void;
  /** It is over for the server, which takes what there is already and no more. */
  readonly onOver: () => void;
  readonly wait?: (durationMs: number) => Promise<void>;
};

const retryMs = 2_000;
const realWait = (durationMs: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, durationMs));

/** A lost network is no reason to lose what was recorded. */
const mayPass = (error: unknown) =>
  isWorthRetrying(error) || ['OFFLINE', 'RATE_LIMITED'].includes(asApiError(error).code);

/** Sends a recording's parts in their order, each until the server says that it is durable. */
export class ChunkSender {
  readonly #options: ChunkSenderOptions;
  readonly #queue: Blob[] = [];
  #nextIndex = 0;
  #running: Promise<void> | undefined;

  constructor(options: ChunkSenderOptions) {
    this.#options = options;
  }

  add(part: Blob): void {
    if (part.size === 0) return;
    this.#queue.push(part);
    this.#tellPending();
    this.#running ??= this.#run();
  }

  /** Resolves when nothing is left to send. */
  async finished(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    const { send, onRefused, onOver, wait = realWait } = this.#options;
    for (let [part] = this.#queue; part; [part] = this.#queue) {
      try {
        const { isOver } = await send(this.#nextIndex, part);
        this.#nextIndex += 1;
        this.#queue.shift();
        if (isOver) onOver();
      } catch (error) {
        if (mayPass(error)) await wait(retryMs);
        else {
          this.#queue.length = 0;
          onRefused(error);
        }
      }
      this.#tellPending();
    }
    this.#running = undefined;
  }

  #tellPending(): void {
    this.#options.onPending(this.#queue.reduce((sum, { size }) => sum + size, 0));
  }
}
