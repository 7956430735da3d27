import type { types } from 'mediasoup-client';
import type { Clock } from './clock.ts';
import { SignallingError } from './signalling.ts';

export const pathTimings = {
  /** ICE calls a short gap `disconnected` too, and comes back from it by itself. */
  disconnectedMs: 1_500,
  /** From an ICE restart to giving up on these transports. */
  restartMs: 5_000,
  /** From the first attempt to giving up: UDP, TCP and the slowest link included. */
  firstConnectMs: 20_000,
};

/** `connecting` the first time, `mending` later; `broken` needs new transports. */
export type PathState = 'connecting' | 'fine' | 'mending' | 'broken';

/** Watches the way media takes, and mends it while it can be mended. */
export class PathMonitor {
  readonly #clock: Clock;
  readonly #transports: readonly types.Transport[];
  readonly #restartIce: (transport: types.Transport) => Promise<void>;
  readonly #onChange: (state: PathState) => void;
  readonly #timers = new Map<string, () => void>();
  readonly #mending = new Set<types.Transport>();
  #state: PathState = 'connecting';
  #isClosed = false;

  constructor(
    transports: readonly types.Transport[],
    clock: Clock,
    restartIce: (transport: types.Transport) => Promise<void>,
    onChange: (state: PathState) => void,
  ) {
    this.#transports = transports;
    this.#clock = clock;
    this.#restartIce = restartIce;
    this.#onChange = onChange;
    for (const transport of transports)
      transport.on('connectionstatechange', () => this.#look(transport));
    this.#after('first', pathTimings.firstConnectMs, () => this.#set('broken'));
  }

  get state(): PathState {
    return this.#state;
  }

  /** Signalling is back: a restart that could not be asked for is asked for now. */
  retry(): void {
    for (const transport of this.#mending) this.#restart(transport);
  }

  /** Nothing arrives on it any more, whatever the browser calls its state: that takes it five seconds and more. */
  noteSilence(transport: types.Transport): void {
    if (this.#isClosed || this.#state === 'connecting' || this.#mending.has(transport)) return;
    this.#cancel(`gap ${transport.id}`);
    this.#restart(transport);
  }

  /** The browser may never have noticed that it was gone, and then it does not tell that it is back. */
  noteHeard(transport: types.Transport): void {
    if (this.#mending.has(transport)) this.#look(transport);
  }

  close(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
    this.#mending.clear();
    this.#isClosed = true;
  }

  #look(transport: types.Transport): void {
    if (this.#isClosed) return;
    const { id, connectionState } = transport;
    if (connectionState === 'connected') {
      this.#cancel(`gap ${id}`);
      this.#cancel(`restart ${id}`);
      this.#mending.delete(transport);
      if (this.#transports.every((each) => each.connectionState === 'connected')) {
        this.#cancel('first');
        this.#set('fine');
      }
    } else if (connectionState === 'failed') {
      this.#cancel(`gap ${id}`);
      // One that never was connected has no path to find again.
      if (this.#state === 'connecting') this.#set('broken');
      else if (!this.#mending.has(transport)) this.#restart(transport);
    } else if (connectionState === 'disconnected' && !this.#mending.has(transport)) {
      this.#after(`gap ${id}`, pathTimings.disconnectedMs, () => this.#restart(transport));
    }
  }

  #restart(transport: types.Transport): void {
    this.#mending.add(transport);
    this.#set('mending');
    void this.#mend(transport);
  }

  async #mend(transport: types.Transport): Promise<void> {
    try {
      await this.#restartIce(transport);
    } catch (error) {
      // Without signalling there will be a retry; a refusal means the server has no such transport.
      const isUnheard = error instanceof SignallingError && error.code === 'SIGNALLING_LOST';
      return isUnheard ? undefined : this.#set('broken');
    }
    if (this.#mending.has(transport))
      this.#after(`restart ${transport.id}`, pathTimings.restartMs, () => this.#set('broken'));
  }

  #set(state: PathState): void {
    if (this.#state === state || this.#isClosed) return;
    this.#state = state;
    if (state === 'broken') this.close();
    this.#onChange(state);
  }

  #after(name: string, delayMs: number, run: () => void): void {
    this.#cancel(name);
    this.#timers.set(name, this.#clock.after(delayMs, run));
  }

  #cancel(name: string): void {
    this.#timers.get(name)?.();
    this.#timers.delete(name);
  }
}
