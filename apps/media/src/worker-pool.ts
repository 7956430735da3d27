import { EventEmitter } from 'node:events';
import type { Logger } from 'pino';
import { CodedError } from './coded-error.ts';
import type { WorkersConfig } from './config.ts';
import { MediaWorker } from './media-worker.ts';

/** A port is free again a moment after its worker died; a broken binary must not spin the machine. */
const replaceDelayMs = { first: 50, most: 5_000 };

/** How often each worker is asked whether it is there. */
const askIntervalMs = 400;

type WorkerPoolEvents = { died: [worker: MediaWorker] };

/** Keeps as many workers running as were asked for. */
export class WorkerPool extends EventEmitter<WorkerPoolEvents> {
  readonly #config: WorkersConfig;
  readonly #logger: Logger;
  readonly #workers = new Map<number, MediaWorker>();
  readonly #timers = new Map<number, NodeJS.Timeout>();
  readonly #asking: NodeJS.Timeout;
  #isClosed = false;

  private constructor(config: WorkersConfig, logger: Logger) {
    super();
    this.#config = config;
    this.#logger = logger;
    this.#asking = setInterval(() => this.#readUsage(), askIntervalMs);
  }

  static async create(config: WorkersConfig, logger: Logger): Promise<WorkerPool> {
    const pool = new WorkerPool(config, logger);
    try {
      await Promise.all(Array.from({ length: config.count }, (_, index) => pool.#start(index)));
    } catch (error) {
      pool.close();
      throw error;
    }
    return pool;
  }

  get workers(): readonly MediaWorker[] {
    return [...this.#workers.values()];
  }

  /** The busiest worker's share of a core, 0 to 1. */
  get cpuRatio(): number {
    return Math.max(0, ...this.workers.map(({ cpuRatio }) => cpuRatio));
  }

  leastLoaded(): MediaWorker {
    const [best] = this.workers.toSorted(
      (a, b) =>
        a.load.peerCount - b.load.peerCount ||
        a.load.roomCount - b.load.roomCount ||
        a.cpuRatio - b.cpuRatio,
    );
    if (!best) throw new CodedError('MEDIA_UNAVAILABLE');
    return best;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#asking);
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const worker of this.workers) worker.close();
    this.#workers.clear();
  }

  /** Nobody waits for one that does not answer. */
  #readUsage(): void {
    for (const worker of this.workers)
      worker.readUsage().catch(() => {
        // Only a worker that has just died refuses, and its death is told on its own.
      });
  }

  async #start(index: number): Promise<void> {
    const worker = await MediaWorker.create(index, this.#config);
    if (this.#isClosed) return worker.close();
    this.#workers.set(index, worker);
    this.#logger.info({ event: 'worker:started', index, pid: worker.pid });
    worker.on('hung', () => {
      this.#logger.error({ event: 'worker:hung', index, pid: worker.pid });
    });
    worker.on('died', () => {
      this.#workers.delete(index);
      this.#logger.error({ event: 'worker:died', index, pid: worker.pid });
      this.emit('died', worker);
      this.#replace(index, replaceDelayMs.first);
    });
  }

  #replace(index: number, delayMs: number): void {
    if (this.#isClosed) return;
    const attempt = () => {
      this.#timers.delete(index);
      this.#start(index).catch(() => {
        this.#logger.error({ event: 'worker:start-failed', index });
        this.#replace(index, Math.min(delayMs * 2, replaceDelayMs.most));
      });
    };
    this.#timers.set(index, setTimeout(attempt, delayMs));
  }
}
