import { EventEmitter } from 'node:events';
import { createWorker, type types } from 'mediasoup';
import type { WorkersConfig } from './config.ts';

type MediaWorkerEvents = { died: [] };

/** One mediasoup Worker, one core, one port: its WebRtcServer takes all its transports, UDP and TCP. */
export class MediaWorker extends EventEmitter<MediaWorkerEvents> {
  readonly #worker: types.Worker;
  readonly #webRtcServer: types.WebRtcServer;
  /** Peers in its rooms: what a worker's load follows. */
  #peerCount = 0;
  #roomCount = 0;
  #cpuRatio = 0;
  #lastUsage: { cpuMs: number; atMs: number } | undefined;

  private constructor(worker: types.Worker, webRtcServer: types.WebRtcServer) {
    super();
    this.#worker = worker;
    this.#webRtcServer = webRtcServer;
    worker.on('died', () => this.emit('died'));
  }

  static async create(index: number, config: WorkersConfig): Promise<MediaWorker> {
    const worker = await createWorker({
      logLevel: 'error',
      ...(config.workerBin === undefined ? {} : { workerBin: config.workerBin }),
    });
    try {
      const listen = {
        ip: config.listenIp,
        announcedAddress: config.announcedAddress,
        port: config.basePort === 0 ? 0 : config.basePort + index,
      };
      const webRtcServer = await worker.createWebRtcServer({
        listenInfos: [
          { protocol: 'udp', ...listen },
          { protocol: 'tcp', ...listen },
        ],
      });
      return new MediaWorker(worker, webRtcServer);
    } catch (error) {
      worker.close();
      throw error;
    }
  }

  get pid(): number {
    return this.#worker.pid;
  }

  get isAlive(): boolean {
    return !this.#worker.closed;
  }

  /** Share of a core over the last two readings, 0 to 1. */
  get cpuRatio(): number {
    return this.#cpuRatio;
  }

  get webRtcServer(): types.WebRtcServer {
    return this.#webRtcServer;
  }

  get load(): { readonly peerCount: number; readonly roomCount: number } {
    return { peerCount: this.#peerCount, roomCount: this.#roomCount };
  }

  createRouter(options: types.RouterOptions): Promise<types.Router> {
    return this.#worker.createRouter(options);
  }

  addRooms(difference: 1 | -1): void {
    this.#roomCount += difference;
  }

  addPeers(difference: 1 | -1): void {
    this.#peerCount += difference;
  }

  async readUsage(): Promise<void> {
    const { ru_utime: userMs, ru_stime: systemMs } = await this.#worker.getResourceUsage();
    const usage = { cpuMs: userMs + systemMs, atMs: performance.now() };
    const last = this.#lastUsage;
    this.#lastUsage = usage;
    if (last && usage.atMs > last.atMs)
      this.#cpuRatio = (usage.cpuMs - last.cpuMs) / (usage.atMs - last.atMs);
  }

  close(): void {
    this.#worker.close();
  }
}
