import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { Way } from './way.ts';

const host = '127.0.0.1';

async function bound(): Promise<Socket> {
  const socket = createSocket('udp4');
  // A datagram that found nobody is a datagram lost.
  socket.on('error', () => undefined);
  socket.bind(0, host);
  await once(socket, 'listening');
  return socket;
}

/** Stands in front of a media port; each sender gets a port of its own behind, as from a NAT. */
export class UdpRelay {
  readonly #front: Socket;
  readonly #targetPort: number;
  readonly #ways: { readonly up: Way; readonly down: Way };
  readonly #behind = new Map<number, Promise<Socket>>();

  private constructor(
    front: Socket,
    targetPort: number,
    ways: { readonly up: Way; readonly down: Way },
  ) {
    this.#front = front;
    this.#targetPort = targetPort;
    this.#ways = ways;
    front.on('message', (message, { port }) => void this.#forward(message, port));
  }

  static async create(
    targetPort: number,
    ways: { readonly up: Way; readonly down: Way },
  ): Promise<UdpRelay> {
    return new UdpRelay(await bound(), targetPort, ways);
  }

  get port(): number {
    return this.#front.address().port;
  }

  async close(): Promise<void> {
    const sockets = [this.#front, ...(await Promise.all(this.#behind.values()))];
    for (const socket of sockets) socket.close();
  }

  async #forward(message: Buffer, senderPort: number): Promise<void> {
    const behind = await this.#behindOf(senderPort);
    this.#ways.up.carry(message.byteLength, () => behind.send(message, this.#targetPort, host));
  }

  #behindOf(senderPort: number): Promise<Socket> {
    const known = this.#behind.get(senderPort);
    if (known) return known;
    const opening = this.#open(senderPort);
    this.#behind.set(senderPort, opening);
    return opening;
  }

  async #open(senderPort: number): Promise<Socket> {
    const socket = await bound();
    socket.on('message', (message) =>
      this.#ways.down.carry(message.byteLength, () => this.#front.send(message, senderPort, host)),
    );
    return socket;
  }
}
