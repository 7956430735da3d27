import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A browser's end of a SOCKS 5 proxy, for an echo behind it. */
export class SocksClient {
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** @param port of a server on `localhost`, which the proxy is told by name */
  static async connect(proxyPort: number, port: number): Promise<SocksClient> {
    const socket = connect(proxyPort, '127.0.0.1');
    const client = new SocksClient(socket);
    await once(socket, 'connect');
    socket.write(Buffer.from([5, 1, 0]));
    await client.#take(2);
    const host = Buffer.from('localhost');
    socket.write(
      Buffer.concat([
        Buffer.from([5, 1, 0, 3, host.length]),
        host,
        Buffer.from([port >> 8, port & 255]),
      ]),
    );
    await client.#take(10);
    return client;
  }

  /** What came back once it is as much as was sent. */
  ask(data: Buffer): Promise<Buffer> {
    this.#socket.write(data);
    return this.#take(data.length);
  }

  async closed(): Promise<void> {
    this.#socket.on('error', () => undefined);
    this.#socket.resume();
    await new Promise((resolve) => this.#socket.once('close', resolve));
  }

  end(): void {
    this.#socket.end();
  }

  close(): void {
    this.#socket.destroy();
  }

  async #take(bytes: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let count = 0; count < bytes; count = Buffer.concat(parts).length) {
      const [part] = (await once(this.#socket, 'data')) as [Buffer];
      parts.push(part);
    }
    return Buffer.concat(parts);
  }
}
