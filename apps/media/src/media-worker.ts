import { EventEmitter } from 'node:events';
import { createWorker, type types } from 'mediasoup';
import { afterSilence } from './after-silence.ts';
import { announceCandidates } from './announce.ts';
import type { Announced, WorkersConfig } from './config.ts';
import { presentAddresses } from './present-addresses.ts';
import { activityOf, standingOf, type Standing } from './process-activity.ts';

type MediaWorkerEvents = { hung: []; died: [] };

/** How soon one that owes an answer is looked at, and how often from then on. */
const lookAfterMs = 700;

/** How long it may owe the answer, by what it is at. It is asked every beat, so that a death is known a beat later at most. */
const mostSilentMs: Record<Standing, number> = {
  stuck: 0,
  /** Where the system does not tell: at the limit of its core one still answers well within this. */
  untold: lookAfterMs,
  /** On a machine with more to do than cores one may have to wait: killing it would help nobody. */
  running: 6_000,
  /** At the limit of its core: whoever is in its rooms still sees and hears, and nobody can join. */
  serving: 60_000,
};

/** One mediasoup Worker, one core, one port: its WebRtcServer takes all its transports, UDP and TCP. */
export class MediaWorker extends EventEmitter<MediaWorkerEvents> {
  readonly #worker: types.Worker;
  readonly #webRtcServer: types.WebRtcServer;
  readonly #announced: Announced;
  /** Peers in its rooms: what a worker's load follows. */
  #peerCount = 0;
  #roomCount = 0;
  #cpuRatio = 0;
  #isAsked = false;
  #lastUsage: { cpuMs: number; atMs: number } | undefined;

  private constructor(
    worker: types.Worker,
    webRtcServer: types.WebRtcServer,
    announced: Announced,
  ) {
    super();
    this.#worker = worker;
    this.#announced = announced;
    this.#webRtcServer = webRtcServer;
    worker.on('died', () => this.emit('died'));
  }

  static async create(index: number, config: WorkersConfig): Promise<MediaWorker> {
    const worker = await createWorker({
      logLevel: 'error',
      ...(config.workerBin === undefined ? {} : { workerBin: config.workerBin }),
    });
    try {
      const port = config.basePort === 0 ? 0 : config.basePort + index;
      const protocols = ['udp', 'tcp'] as const;
      const webRtcServer = await worker.createWebRtcServer({
        listenInfos: protocols.flatMap((protocol) =>
          presentAddresses(config.listenIps).map((ip) => ({ protocol, ip, port })),
        ),
      });
      return new MediaWorker(worker, webRtcServer, config.announced);
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

  /** Where browsers find one of its transports: UDP first, then TCP. */
  candidatesOf(transport: types.WebRtcTransport): types.IceCandidate[] {
    return announceCandidates(transport.iceCandidates, this.#announced);
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

  /** Also tells whether it answers at all: one that hangs is made to die, and is missed like any other. */
  async readUsage(): Promise<void> {
    if (this.#isAsked) return;
    this.#isAsked = true;
    const answered = this.#hearOut();
    try {
      this.#noteUsage(await this.#worker.getResourceUsage());
    } finally {
      answered();
      this.#isAsked = false;
    }
  }

  close(): void {
    this.#worker.close();
  }

  /** Kills it when its silence is not that of one with much to do. Returns what to call once it has answered. */
  #hearOut(): () => void {
    let before = activityOf(this.pid);
    let [silentMs, idleMs] = [0, 0];
    const look = () => {
      const now = activityOf(this.pid);
      const standing = standingOf(before, now);
      before = now;
      silentMs += lookAfterMs;
      idleMs = standing === 'serving' ? 0 : idleMs + lookAfterMs;
      const owedMs = standing === 'serving' ? silentMs : idleMs;
      if (owedMs > mostSilentMs[standing]) return this.#kill();
      cancel = afterSilence(lookAfterMs, look);
    };
    let cancel = afterSilence(lookAfterMs, look);
    return () => cancel();
  }

  #noteUsage({ ru_utime: userMs, ru_stime: systemMs }: types.WorkerResourceUsage): void {
    const usage = { cpuMs: userMs + systemMs, atMs: performance.now() };
    const last = this.#lastUsage;
    this.#lastUsage = usage;
    if (last && usage.atMs > last.atMs)
      this.#cpuRatio = (usage.cpuMs - last.cpuMs) / (usage.atMs - last.atMs);
  }

  #kill(): void {
    if (!this.isAlive) return;
    this.emit('hung');
    // A stopped process takes no other signal.
    process.kill(this.pid, 'SIGKILL');
  }
}
