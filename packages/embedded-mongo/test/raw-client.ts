import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { deserialize, serialize } from 'bson';
import type { Document } from 'bson';

const OP_MSG = 2013;

export const header = (length: number, code: number, requestId = 1): Buffer => {
  const bytes = Buffer.alloc(16);
  bytes.writeInt32LE(length, 0);
  bytes.writeInt32LE(requestId, 4);
  bytes.writeInt32LE(code, 12);
  return bytes;
};

/** Puts a header before the parts of a message. */
export const frame = (code: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([header(body.length + 16, code), body]);
};

const flagBytes = (flags: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(flags);
  return bytes;
};

/** An OP_MSG with a body and, if given, documents in a section of kind 1. */
export const message = (
  command: Document,
  {
    flags = 0,
    sequence,
  }: { flags?: number; sequence?: [name: string, documents: Document[]] } = {},
): Buffer => {
  const parts: Uint8Array[] = [flagBytes(flags), Buffer.of(0), serialize(command)];
  if (sequence !== undefined) {
    const [name, documents] = sequence;
    const content = Buffer.concat([
      Buffer.from(`${name}\0`),
      ...documents.map((one) => serialize(one)),
    ]);
    parts.push(Buffer.of(1), flagBytes(content.length + 4), content);
  }
  return frame(OP_MSG, ...parts);
};

/** A client that sends exactly the bytes it is told to. */
export class RawClient {
  readonly #socket: Socket;
  #received = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
    });
  }

  static async connect(path: string): Promise<RawClient> {
    const socket = connect(path);
    await once(socket, 'connect');
    return new RawClient(socket);
  }

  send(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  /** The next reply: an OP_MSG's body, or the only document of an OP_REPLY. */
  async reply(): Promise<Document> {
    while (this.#received.length < 16 || this.#received.length < this.#received.readInt32LE(0)) {
      await once(this.#socket, 'data');
    }
    const length = this.#received.readInt32LE(0);
    const bytes = this.#received.subarray(0, length);
    this.#received = this.#received.subarray(length);
    return deserialize(bytes.subarray(bytes.readInt32LE(12) === OP_MSG ? 21 : 36));
  }

  run(command: Document): Promise<Document> {
    this.send(message({ ...command, $db: 'test' }));
    return this.reply();
  }

  /** Resolves when the server has ended the connection. */
  async closed(): Promise<void> {
    if (!this.#socket.closed) await once(this.#socket, 'close');
  }

  close(): void {
    this.#socket.destroy();
  }
}
