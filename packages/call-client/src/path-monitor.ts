import type { types } from 'mediasoup-client';
import type { Clock } from './clock.ts';
import { SignallingError } from './signalling.ts';

export const pathTimings = {
  /** ICE calls a short gap `disconnected` too, and comes back from it by itself. */
  disconnectedMs: 1_500,
  /** From silence to looking for another way: the old one is tried all the time, and is back sooner. */
  restartAfterMs: 3_000,
  /** From one ICE restart to the next: browsers check a pair for about so long. */
  restartEveryMs: 8_000,
  /** From the first ICE restart to giving up on these transports, if the server could be asked. */
  giveUpMs: 45_000,
  /** From the first attempt to giving up: UDP, TCP and the slowest link included. */
  firstConnectMs: 20_000,
};

/** `connecting` the first time, `mending` later; `broken` needs new transports. */
export type PathState = 'connecting' | 'fine' | 'mending' | 'broken';

export type PathMonitorOptions = {
  readonly transports: readonly types.Transport[];
  readonly clock: Clock;
  /** Rejects with `SIGNALLING_LOST` when it takes the server and the server cannot be asked. */
  readonly restartIce: (transport: types.Transport) => Promise<void>;
  /** Whether that takes nobody. */
  readonly hasReserve: (transport: types.Transport) => boolean;
  /** While it cannot be asked nothing is given up: the old transports need it less than new ones. */
  readonly isServerThere: () => boolean;
  readonly onChange: (state: PathState) => void;
  /** Something was silent for so long that another way was looked for, and is heard before anybody was alarmed. */
  readonly onGapEnd: () => void;
};

/** Watches the way media takes, and mends it while it can be mended. */
export class PathMonitor {
  readonly #options: PathMonitorOptions;
  readonly #timers = new Map<string, () => void>();
  readonly #mending = new Set<types.Transport>();
  /** Another way is looked for already, while nobody calls the old one lost. */
  readonly #foreseen = new Set<types.Transport>();
  #state: PathState = 'connecting';
  #isClosed = false;

  constructor(options: PathMonitorOptions) {
    this.#options = options;
    for (const transport of options.transports)
      transport.on('connectionstatechange', () => this.#look(transport));
    this.#after('first', pathTimings.firstConnectMs, () => this.#set('broken'));
  }

  get state(): PathState {
    return this.#state;
  }

  /**
   * Signalling is back: a restart that could not be asked for is asked for now. Effort without a link
   * was none: at the end of a cut the old transports are as good as ever. Those that have never been
   * connected may have begun on a network that is gone.
   */
  retry(): void {
    this.#cancel('give-up');
    const isFirst = this.#state === 'connecting';
    for (const transport of isFirst ? this.#options.transports : this.#mending)
      this.#restart(transport);
  }

  /** The device moved to another network: the old way is dead, whether it was noticed or not. */
  changeNetwork(): void {
    if (this.#isClosed || this.#state === 'connecting') return;
    for (const transport of this.#options.transports) this.#restart(transport);
  }

  /** Signalling broke: what took its socket away may have taken the way of media with it, a second before that shows. */
  suspect(): void {
    for (const transport of this.#options.transports) this.noteOverdue(transport);
  }

  /**
   * An answer is overdue. With credentials in reserve another way is looked for beside the old one,
   * which is given up only once it is lost: on another network this is all that is waited for.
   */
  noteOverdue(transport: types.Transport): void {
    if (this.#isClosed || this.#state === 'connecting' || this.#mending.has(transport)) return;
    if (!this.#options.hasReserve(transport)) return;
    this.#foreseen.add(transport);
    const { restartEveryMs } = pathTimings;
    this.#after(`foreseen ${transport.id}`, restartEveryMs, () => this.#unforesee(transport));
    this.#options.restartIce(transport).catch(() => {
      // It is tried again once the path is lost.
      this.#unforesee(transport);
    });
  }

  /** Nothing arrives on it any more, whatever the browser calls its state: that takes it five seconds and more. */
  noteSilence(transport: types.Transport): void {
    if (this.#isClosed || this.#state === 'connecting' || this.#mending.has(transport)) return;
    this.#mend(transport, pathTimings.restartAfterMs);
  }

  /** The browser may never have noticed that it was gone, and then it does not tell that it is back. */
  noteHeard(transport: types.Transport): void {
    const wasForeseen = this.#unforesee(transport);
    if (this.#mending.has(transport)) this.#look(transport);
    else if (wasForeseen && this.#foreseen.size === 0 && this.#state === 'fine')
      this.#options.onGapEnd();
  }

  close(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
    this.#mending.clear();
    this.#foreseen.clear();
    this.#isClosed = true;
  }

  #look(transport: types.Transport): void {
    if (this.#isClosed) return;
    const { id, connectionState } = transport;
    if (connectionState === 'connected') this.#noteConnected(transport);
    else if (connectionState === 'failed') {
      // One that never was connected has no path to find again.
      if (this.#state === 'connecting') this.#set('broken');
      else this.#mend(transport, 0);
    } else if (connectionState === 'disconnected' && !this.#mending.has(transport)) {
      this.#after(`gap ${id}`, pathTimings.disconnectedMs, () => this.#mend(transport, 0));
    }
  }

  #noteConnected(transport: types.Transport): void {
    this.#cancel(`gap ${transport.id}`);
    this.#cancel(`restart ${transport.id}`);
    this.#mending.delete(transport);
    if (!this.#options.transports.every((each) => each.connectionState === 'connected')) return;
    if (this.#mending.size > 0) return;
    this.#cancel('first');
    this.#cancel('give-up');
    this.#set('fine');
  }

  #mend(transport: types.Transport, restartAfterMs: number): void {
    this.#cancel(`gap ${transport.id}`);
    this.#mending.add(transport);
    this.#set('mending');
    const isForeseen = this.#foreseen.has(transport);
    if (isForeseen) this.#boundEffort();
    const delayMs = isForeseen ? pathTimings.restartEveryMs : restartAfterMs;
    if (delayMs === 0) this.#restart(transport);
    else this.#after(`restart ${transport.id}`, delayMs, () => this.#restart(transport));
  }

  /** Whether it was. */
  #unforesee(transport: types.Transport): boolean {
    this.#cancel(`foreseen ${transport.id}`);
    return this.#foreseen.delete(transport);
  }

  #restart(transport: types.Transport): void {
    if (this.#isClosed) return;
    if (this.#mending.has(transport)) {
      const again = () => this.#restart(transport);
      this.#after(`restart ${transport.id}`, pathTimings.restartEveryMs, again);
      this.#boundEffort();
    }
    this.#options.restartIce(transport).catch((error: unknown) => {
      // Without signalling there will be a retry; a refusal means the server has no such transport.
      const isUnheard = error instanceof SignallingError && error.code === 'SIGNALLING_LOST';
      if (!isUnheard) this.#set('broken');
    });
  }

  #boundEffort(): void {
    if (this.#timers.has('give-up')) return;
    this.#after('give-up', pathTimings.giveUpMs, () => {
      this.#cancel('give-up');
      if (this.#options.isServerThere()) this.#set('broken');
    });
  }

  #set(state: PathState): void {
    if (this.#state === state || this.#isClosed) return;
    this.#state = state;
    if (state === 'broken') this.close();
    this.#options.onChange(state);
  }

  #after(name: string, delayMs: number, run: () => void): void {
    this.#cancel(name);
    this.#timers.set(name, this.#options.clock.after(delayMs, run));
  }

  #cancel(name: string): void {
    this.#timers.get(name)?.();
    this.#timers.delete(name);
  }
}
