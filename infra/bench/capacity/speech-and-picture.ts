import { createSocket, type Socket } from 'node:dgram';

/** Speech at 20 ms a packet, and 500 kbit/s of picture: what each person sends. */
export const audio = { payloadType: 100, ssrc: 1_111, everyMs: 20, bytes: 60, clockPerMs: 48 };
export const video = { payloadType: 101, ssrc: 2_222, everyMs: 50, bytes: 1_030, clockPerMs: 90 };
const packetsPerPicture = 3;
const picturesPerKeyFrame = 40;
const headerBytes = 12;

export type Stream = typeof audio;

function rtp(stream: Stream, sequence: number, stamp: number, payload: Buffer): Buffer {
  const packet = Buffer.alloc(headerBytes + payload.length);
  packet[0] = 0x80;
  packet[1] = stream.payloadType;
  packet.writeUInt16BE(sequence & 0xffff, 2);
  packet.writeUInt32BE(stamp >>> 0, 4);
  packet.writeUInt32BE(stream.ssrc, 8);
  payload.copy(packet, headerBytes);
  return packet;
}

/** VP8 as far as a media server looks at it (RFC 7741): where a picture begins, and whether it is a key frame. */
function picturePart(isFirst: boolean, isKeyFrame: boolean): Buffer {
  const payload = Buffer.alloc(video.bytes);
  payload[0] = isFirst ? 0x10 : 0x00;
  payload[1] = isKeyFrame ? 0x00 : 0x01;
  return payload;
}

/** Far enough apart for hours of speech: an RTP time stamp tells whose it is. */
const clockPerPerson = 0x0800_0000;

/**
 * Runs at fixed times. Intervals would begin anew whenever this process was late, all that were due together then in one
 * phase ever after.
 */
function pace(periodMs: number, phase: number, run: () => void): () => void {
  let dueMs = performance.now() + periodMs * phase;
  let timer: NodeJS.Timeout;
  const wait = () => {
    timer = setTimeout(
      () => {
        run();
        dueMs += periodMs;
        wait();
      },
      Math.max(0, dueMs - performance.now()),
    );
  };
  wait();
  return () => clearTimeout(timer);
}

/** One person talking before a camera, as plain RTP to one port. */
export class SpeechAndPicture {
  readonly #socket: Socket = createSocket('udp4');
  readonly #port: number;
  readonly #firstStamp: number;
  #cancels: (() => void)[] = [];
  #audioCount = 0;
  #videoCount = 0;
  #pictureCount = 0;

  constructor(port: number, person: number) {
    this.#port = port;
    this.#firstStamp = person * clockPerPerson;
  }

  /** @param phase how far into its packets' time it begins, 0 to 1 */
  start(phase: number): void {
    this.#cancels = [
      pace(audio.everyMs, phase, () => this.#speak()),
      pace(video.everyMs, phase, () => this.#show()),
    ];
  }

  stop(): void {
    for (const cancel of this.#cancels) cancel();
  }

  close(): void {
    this.stop();
    this.#socket.close();
  }

  #speak(): void {
    const stamp = this.#stampOf(audio, this.#audioCount);
    const packet = rtp(audio, this.#audioCount, stamp, Buffer.alloc(audio.bytes));
    this.#audioCount += 1;
    this.#socket.send(packet, this.#port, '127.0.0.1');
  }

  #show(): void {
    const isKeyFrame = this.#pictureCount % picturesPerKeyFrame === 0;
    const stamp = this.#stampOf(video, this.#pictureCount);
    this.#pictureCount += 1;
    for (let part = 0; part < packetsPerPicture; part += 1) {
      const packet = rtp(video, this.#videoCount, stamp, picturePart(part === 0, isKeyFrame));
      this.#videoCount += 1;
      this.#socket.send(packet, this.#port, '127.0.0.1');
    }
  }

  #stampOf({ everyMs, clockPerMs }: Stream, count: number): number {
    return (this.#firstStamp + count * everyMs * clockPerMs) >>> 0;
  }
}
