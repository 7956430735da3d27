import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { Stream } from './speech-and-picture.ts';

/** A port that notes when each moment of a stream came, by its RTP time stamp. */
export class Arrivals {
  readonly #socket = createSocket('udp4');
  #cameMs = new Map<number, number>();

  static async open({ payloadType }: Stream): Promise<Arrivals> {
    const arrivals = new Arrivals();
    arrivals.#socket.on('message', (packet) => {
      if (((packet[1] ?? 0) & 0x7f) !== payloadType) return;
      // SRTP leaves the header readable. A picture has come with its last packet.
      arrivals.#cameMs.set(packet.readUInt32BE(4), performance.now());
    });
    arrivals.#socket.bind(0, '127.0.0.1');
    await once(arrivals.#socket, 'listening');
    return arrivals;
  }

  get port(): number {
    return this.#socket.address().port;
  }

  /** All since the last time, by time stamp. */
  take(): ReadonlyMap<number, number> {
    const taken = this.#cameMs;
    this.#cameMs = new Map();
    return taken;
  }

  close(): void {
    this.#socket.close();
  }
}
