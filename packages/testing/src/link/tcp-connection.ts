import { connect, type Socket } from 'node:net';
import { SegmentStream } from './segment-stream.ts';
import type { Traffic } from './way.ts';
import { roundTripMs, type Ways } from './ways.ts';

export type TcpTarget = { readonly host: string; readonly port: number };

type Options = {
  readonly near: Socket;
  readonly target: TcpTarget;
  readonly traffic: Traffic;
  readonly ways: Ways;
  /** The address the far end sees; the system's choice without. */
  readonly sourceHost?: string | undefined;
  /** The handshake is over: the browser may know that it is connected. */
  readonly onOpen: () => void;
  readonly onClose: () => void;
};

/** A browser's TCP connection, from its socket over the link to the far end. */
export class TcpConnection {
  readonly #options: Options;
  readonly #up: SegmentStream;
  readonly #down: SegmentStream;
  #far: Socket | undefined;
  #isClosed = false;

  constructor(options: Options) {
    this.#options = options;
    const { near, traffic, ways } = options;
    const common = { traffic, roundTripMs: () => roundTripMs(ways) };
    this.#up = new SegmentStream({ ...common, way: ways.up, onDrain: () => near.resume() });
    this.#down = new SegmentStream({
      ...common,
      way: ways.down,
      onDrain: () => this.#far?.resume(),
    });
    near.pause();
    near.setNoDelay();
    near.on('error', () => undefined);
    near.once('close', () => this.#endUp());
    this.#up.signal(() => this.#dial(), true);
  }

  /** As a changed path does it: the browser learns that its connection is dead, the far end does not. */
  strand(): void {
    this.#options.near.resetAndDestroy();
    this.#up.close();
    this.#down.close();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#up.close();
    this.#down.close();
    this.#options.near.destroy();
    this.#far?.destroy();
    this.#options.onClose();
  }

  #dial(): void {
    const { target, sourceHost } = this.#options;
    const far = connect({ ...target, ...(sourceHost && { localAddress: sourceHost }) });
    this.#far = far;
    far.setNoDelay();
    far.on('error', () => undefined);
    far.once('connect', () => this.#down.signal(() => this.#open(), true));
    far.once('close', () => this.#endDown());
    far.on('end', () => this.#down.signal(() => this.#options.near.end()));
    far.on('data', (data: Buffer) => {
      if (!this.#down.write(data, (piece) => this.#options.near.write(piece))) far.pause();
    });
  }

  #open(): void {
    const { near } = this.#options;
    near.on('end', () => this.#up.signal(() => this.#far?.end()));
    near.on('data', (data: Buffer) => {
      if (!this.#up.write(data, (piece) => this.#far?.write(piece))) near.pause();
    });
    this.#options.onOpen();
    near.resume();
  }

  /** That an end is gone crosses the link like everything else. */
  #endUp(): void {
    if (!this.#isClosed) this.#up.signal(() => this.close());
  }

  #endDown(): void {
    if (!this.#isClosed) this.#down.signal(() => this.close());
  }
}
