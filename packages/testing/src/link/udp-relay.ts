import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { Ways } from './ways.ts';

/** IPv4 and UDP. */
const headerBytes = 28;
const loopback = '127.0.0.1';

async function bound(host: string): Promise<Socket> {
  const socket = createSocket('udp4');
  // A datagram that found nobody is a datagram lost.
  socket.on('error', () => undefined);
  socket.bind(0, host);
  await once(socket, 'listening');
  return socket;
}

type Options = {
  readonly target: { readonly host: string; readonly port: number };
  readonly ways: Ways;
  /** The address the media node sees. */
  readonly sourceHost: () => string | undefined;
};

/** A device has several addresses, and may send from more than one. */
const nameOf = ({ address, port }: RemoteInfo) => `${address}:${port}`;

/** Stands in front of a media port; each sender gets a port of its own behind, as from a NAT. */
export class UdpRelay {
  readonly #front: Socket;
  readonly #options: Options;
  readonly #behind = new Map<string, Promise<Socket>>();
  readonly #dead = new Set<string>();

  private constructor(front: Socket, options: Options) {
    this.#front = front;
    this.#options = options;
    front.on('message', (message, sender) => void this.#forward(message, sender));
  }

  static async create(options: Options): Promise<UdpRelay> {
    return new UdpRelay(await bound(loopback), options);
  }

  get port(): number {
    return this.#front.address().port;
  }

  /** A NAT that forgot: the same senders reach the media node from other ports and another address. */
  rebind(): void {
    for (const opening of this.#behind.values()) void opening.then((socket) => socket.close());
    this.#behind.clear();
  }

  /** The senders there are reach nobody any more; new ones come from another address. */
  strand(): void {
    for (const sender of this.#behind.keys()) this.#dead.add(sender);
    this.rebind();
  }

  async close(): Promise<void> {
    const sockets = [this.#front, ...(await Promise.all(this.#behind.values()))];
    for (const socket of sockets) socket.close();
  }

  async #forward(message: Buffer, sender: RemoteInfo): Promise<void> {
    if (this.#dead.has(nameOf(sender))) return;
    const { ways, target } = this.#options;
    await this.#behindOf(sender);
    ways.up.carry({
      traffic: 'media',
      bytes: message.byteLength + headerBytes,
      // Asked for on arrival: the NAT may have forgotten while the packet was under way.
      arrive: () =>
        void this.#behindOf(sender).then((behind) =>
          behind.send(message, target.port, target.host),
        ),
    });
  }

  #behindOf(sender: RemoteInfo): Promise<Socket> {
    const known = this.#behind.get(nameOf(sender));
    if (known) return known;
    const opening = this.#open(sender);
    this.#behind.set(nameOf(sender), opening);
    return opening;
  }

  async #open({ address, port }: RemoteInfo): Promise<Socket> {
    const socket = await bound(this.#options.sourceHost() ?? '0.0.0.0');
    socket.on('message', (message) =>
      this.#options.ways.down.carry({
        traffic: 'media',
        bytes: message.byteLength + headerBytes,
        arrive: () => this.#front.send(message, port, address),
      }),
    );
    return socket;
  }
}
