import type { Socket } from 'node:net';
import type { EncodableDocument } from '../bson/encode.ts';
import type { Document } from '../bson/values.ts';
import { CommandError, errorReply } from '../errors.ts';
import type { Log } from '../log.ts';
import { ProtocolError, messageLength, parseRequest, replyBytes } from './message.ts';
import type { Request } from './message.ts';

/** Answers one command; never rejects: what goes wrong becomes an error reply. */
export type Handler = (command: Document) => Promise<EncodableDocument>;

/**
 * One client. Requests are answered one after the other, in the order they came. Bytes that break
 * the protocol end the connection, because nothing after them can be trusted.
 */
export class Connection {
  readonly #socket: Socket;
  readonly #handle: Handler;
  readonly #log: Log;
  readonly #onEnd: () => void;
  #chunks: Buffer[] = [];
  #size = 0;
  #isBusy = false;
  #isClosed = false;

  /** @param onEnd once nobody is there any more and no command is under way */
  constructor(socket: Socket, handle: Handler, log: Log, onEnd: () => void) {
    this.#socket = socket;
    this.#handle = handle;
    this.#log = log;
    this.#onEnd = onEnd;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.#size += chunk.length;
      void this.#work();
    });
    // A reset by the peer is not an error of ours; 'close' follows.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#isClosed = true;
      if (!this.#isBusy) onEnd();
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#socket.destroy();
  }

  async #work(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      for (let bytes = this.#next(); bytes !== undefined; bytes = this.#next()) {
        // Not reading on meanwhile is the back pressure a fast client gets.
        this.#socket.pause();
        await this.#answer(parseRequest(bytes));
      }
      if (!this.#isClosed) this.#socket.resume();
    } catch (error) {
      // Only our own words are logged: another error's message could quote what was sent.
      const reason = error instanceof ProtocolError ? error.message : 'unexpected error';
      this.#log('connection-dropped', { reason });
      this.close();
    } finally {
      this.#isBusy = false;
      if (this.#socket.closed) this.#onEnd();
    }
  }

  async #answer(request: Request): Promise<void> {
    const { command } = request;
    const reply =
      command instanceof CommandError ? errorReply(command) : await this.#handle(command);
    if (request.isSilent || this.#isClosed) return;
    this.#socket.cork();
    for (const part of replyBytes(request, reply)) this.#socket.write(part);
    this.#socket.uncork();
  }

  /** Cuts the next whole message off what has arrived. */
  #next(): Buffer | undefined {
    if (this.#isClosed || this.#size < 4) return undefined;
    let all = this.#chunks[0] ?? Buffer.alloc(0);
    if (all.length < 4) all = this.#join();
    const length = messageLength(all);
    if (length === undefined || this.#size < length) return undefined;
    if (all.length < length) all = this.#join();
    this.#size -= length;
    if (all.length === length) this.#chunks.shift();
    else this.#chunks[0] = all.subarray(length);
    return all.subarray(0, length);
  }

  #join(): Buffer {
    const all = Buffer.concat(this.#chunks);
    this.#chunks = [all];
    return all;
  }
}
