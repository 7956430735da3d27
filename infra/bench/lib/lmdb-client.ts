import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';

const put = 1;
const get = 0;

/** One connection to lmdb-server.ts: one request at a time, like a connection of a driver's pool. */
export class LmdbClient {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #onAnswer: (() => void) | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      if (this.#received.length < 4) return;
      const end = 4 + this.#received.readUInt32LE(0);
      if (this.#received.length < end) return;
      this.#received = this.#received.subarray(end);
      this.#onAnswer?.();
    });
  }

  static async connect(socketPath: string): Promise<LmdbClient> {
    const socket = createConnection(socketPath);
    await once(socket, 'connect');
    return new LmdbClient(socket);
  }

  put(key: number, value: Buffer): Promise<void> {
    return this.#request(put, key, value);
  }

  get(key: number): Promise<void> {
    return this.#request(get, key, Buffer.alloc(0));
  }

  close(): void {
    this.#socket.destroy();
  }

  #request(operation: number, key: number, value: Buffer): Promise<void> {
    const head = Buffer.alloc(9);
    head.writeUInt32LE(5 + value.length, 0);
    head.writeUInt8(operation, 4);
    head.writeUInt32BE(key, 5);
    return new Promise((resolve) => {
      this.#onAnswer = resolve;
      this.#socket.write(Buffer.concat([head, value]));
    });
  }
}
