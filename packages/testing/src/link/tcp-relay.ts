import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { TcpConnection, type TcpTarget } from './tcp-connection.ts';
import type { Traffic } from './way.ts';
import type { Ways } from './ways.ts';

/** Where a browser's connection is to go, and what it is told once it is there. */
export type Opening = { readonly target: TcpTarget; readonly onOpen: () => void };

type Options = {
  readonly traffic: Traffic;
  readonly ways: Ways;
  /** Rejects, or answers nothing, when the browser does not say. */
  readonly opening: (near: Socket) => Promise<Opening | undefined>;
  readonly sourceHost: () => string | undefined;
};

/** A port on the loopback interface whose connections go over the link. */
export class TcpRelay {
  readonly #server: Server;
  readonly #options: Options;
  readonly #sockets = new Set<Socket>();
  #connections = new Set<TcpConnection>();

  private constructor(options: Options) {
    this.#options = options;
    this.#server = createServer({ allowHalfOpen: true }, (near) => void this.#accept(near));
  }

  static async create(options: Options): Promise<TcpRelay> {
    const relay = new TcpRelay(options);
    relay.#server.listen(0, '127.0.0.1');
    await once(relay.#server, 'listening');
    return relay;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Every connection there is dies, as seen by the browser; new ones can be made. */
  strand(): void {
    for (const connection of this.#connections) connection.strand();
  }

  close(): void {
    this.#server.close();
    for (const connection of this.#connections) connection.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  async #accept(near: Socket): Promise<void> {
    this.#sockets.add(near);
    near.once('close', () => this.#sockets.delete(near));
    near.on('error', () => undefined);
    const { traffic, ways, sourceHost } = this.#options;
    const opening = await this.#options.opening(near).catch(() => undefined);
    if (!opening) {
      near.destroy();
      return;
    }
    const connection: TcpConnection = new TcpConnection({
      near,
      traffic,
      ways,
      target: opening.target,
      sourceHost: sourceHost(),
      onOpen: opening.onOpen,
      onClose: () => this.#connections.delete(connection),
    });
    this.#connections.add(connection);
  }
}
