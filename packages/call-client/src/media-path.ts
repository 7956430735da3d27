import type { types } from 'mediasoup-client';
import type { Clock } from './clock.ts';
import { IceReserve, type NewPath } from './ice-reserve.ts';
import type { EchoChannel } from './link-check.ts';
import { PathMonitor, type PathState } from './path-monitor.ts';
import { PathPulse } from './path-pulse.ts';

const stockUpAfterMs = 2_000;
/** How long UDP is tried alone: at first, and whenever the way has to be looked for again. */
const udpAloneMs = 2_500;

export type MediaPathOptions = {
  readonly sendTransport: types.Transport;
  readonly recvTransport: types.Transport;
  readonly clock: Clock;
  /** What each transport was made with. */
  readonly firstPaths: ReadonlyMap<string, NewPath>;
  readonly requestIce: (transportId: string) => Promise<NewPath>;
  readonly hurry: (asking: Promise<NewPath>) => Promise<NewPath>;
  readonly allowTcp: () => Promise<void>;
  /** Asks the server, and answers whether it answered. */
  readonly isServerHeard: () => Promise<boolean>;
  readonly isServerThere: () => boolean;
  readonly onChange: (state: PathState) => void;
  readonly onGapEnd: () => void;
  /** Whether what is sent seems to arrive nowhere. */
  readonly onStalled: (isStalled: boolean) => void;
};

/** The way media takes, both directions of it: felt, and mended with credentials kept in reserve. */
export class MediaPath {
  readonly #options: MediaPathOptions;
  readonly #transports: readonly types.Transport[];
  readonly #reserve: IceReserve;
  readonly #monitor: PathMonitor;
  #pulse: PathPulse<types.Transport> | undefined;
  #cancelStocking: (() => void) | undefined;
  #cancelTcp: (() => void) | undefined;
  #isClosed = false;

  constructor(options: MediaPathOptions) {
    const { sendTransport, recvTransport, clock, firstPaths, requestIce, hurry } = options;
    const { isServerThere, onChange, onGapEnd } = options;
    this.#options = options;
    this.#transports = [sendTransport, recvTransport];
    this.#reserve = new IceReserve(requestIce, hurry);
    for (const [id, path] of firstPaths) this.#reserve.begin(id, path);
    this.#monitor = new PathMonitor({
      transports: this.#transports,
      clock,
      restartIce: (transport) => this.#restartIce(transport),
      hasReserve: ({ id }) => this.#reserve.has(id),
      isServerThere,
      onChange,
      onGapEnd,
    });
  }

  /** Both transports have begun to look for a way. */
  begin(): void {
    this.#awaitUdp();
  }

  get state(): PathState {
    return this.#monitor.state;
  }

  /** Signalling is back. */
  retry(): void {
    this.#monitor.retry();
  }

  changeNetwork(): void {
    this.#monitor.changeNetwork();
  }

  /** Signalling broke. */
  suspect(): void {
    this.#monitor.suspect();
  }

  /** While all is well, and once nothing more urgent is to be said: what the next restart will need. */
  stockUp(): void {
    const ids = this.#transports.map(({ id }) => id);
    this.#cancelStocking?.();
    this.#cancelStocking = this.#options.clock.after(
      stockUpAfterMs,
      () => void this.#reserve.stock(ids),
    );
  }

  feel(channel: EchoChannel): void {
    if (this.#isClosed) return;
    const { sendTransport, clock, onStalled } = this.#options;
    this.#pulse = PathPulse.start({
      transports: this.#transports,
      channel,
      clock,
      onStall: (transport, isStalled) => {
        if (transport === sendTransport) onStalled(isStalled);
        if (!isStalled) this.#monitor.noteHeard(transport);
        if (!isStalled && this.state === 'fine') this.stockUp();
      },
      onOverdue: (transport) => this.#monitor.noteOverdue(transport),
      onSilent: (transport) => this.#monitor.noteSilence(transport),
      onHeard: (transport) => this.#monitor.noteHeard(transport),
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#pulse?.stop();
    this.#cancelStocking?.();
    this.#cancelTcp?.();
    this.#monitor.close();
  }

  /** Where signalling gets through and UDP does not, something on the way lets none of it pass. */
  #awaitUdp(): void {
    this.#cancelTcp?.();
    this.#cancelTcp = this.#options.clock.after(udpAloneMs, () => void this.#giveUpUdp());
  }

  #isLooking(): boolean {
    return !this.#isClosed && this.state !== 'fine';
  }

  async #giveUpUdp(): Promise<void> {
    const { isServerHeard, allowTcp } = this.#options;
    if (!this.#isLooking()) return;
    const isHeard = await isServerHeard();
    if (!this.#isLooking()) return;
    // Asked again and again: the socket may die while nothing else needs it.
    this.#awaitUdp();
    if (!isHeard) return;
    await allowTcp().catch(() => {
      // A transport has just closed: there is nothing to reach any more.
    });
  }

  async #restartIce(transport: types.Transport): Promise<void> {
    const { iceServers, ...iceParameters } = await this.#reserve.take(transport.id);
    if (iceServers) await transport.updateIceServers({ iceServers });
    await transport.restartIce({ iceParameters });
    this.#awaitUdp();
  }
}
