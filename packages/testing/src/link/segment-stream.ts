import type { Traffic, Way } from './way.ts';

/** Of IPv4 and TCP with its time stamps. */
const headerBytes = 52;
const segmentBytes = 1_448;
/** RFC 6928. */
const firstWindow = 10;
/** What a sender's kernel keeps at most before it makes the program wait. */
const bufferBytes = 128 * 1024;
/** RFC 6298, as Linux has it: the least, the most, and before anything was measured. */
const retransmission = { minMs: 200, maxMs: 60_000, handshakeMs: 1_000 };

type Segment = {
  readonly bytes: number;
  readonly deliver: () => void;
  readonly resendMs: number;
  hasArrived: boolean;
};

type Options = {
  readonly way: Way;
  readonly traffic: Traffic;
  readonly roundTripMs: () => number;
  /** There is room again after `write` answered that there is none. */
  readonly onDrain: () => void;
};

/**
 * One direction of a TCP connection over a way. A program cannot make the kernel's TCP lose a packet,
 * so this is the least of a TCP of its own: everything arrives, in order, and what the way loses is
 * sent again, after one and a half round trips and then twice as long each time, while what follows
 * waits. The window opens and closes as Reno's does, so that a download fills the queue it shares with
 * a call no more than a real one would. Acknowledgements take the way back's delay and none of its rate.
 */
export class SegmentStream {
  readonly #options: Options;
  readonly #timers = new Set<NodeJS.Timeout>();
  /** Sent or waiting for the window, until delivered; the first is the one the receiver waits for. */
  #segments: Segment[] = [];
  #sentCount = 0;
  #inFlight = 0;
  #bufferedBytes = 0;
  #window = firstWindow;
  #slowStartUntil = Number.POSITIVE_INFINITY;
  #isClosed = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Data, handed on piece by piece. False when the writer is to wait. */
  write(data: Buffer, deliver: (piece: Buffer) => void): boolean {
    for (let from = 0; from < data.length; from += segmentBytes) {
      const piece = data.subarray(from, from + segmentBytes);
      this.#add(piece.length, this.#resendMs, () => deliver(piece));
    }
    return this.#bufferedBytes < bufferBytes;
  }

  /** A segment without data: the handshake's, or the end. */
  signal(deliver: () => void, isHandshake = false): void {
    this.#add(0, isHandshake ? retransmission.handshakeMs : this.#resendMs, deliver);
  }

  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#segments = [];
  }

  get #resendMs(): number {
    return Math.max(retransmission.minMs, this.#options.roundTripMs() * 1.5);
  }

  #add(bytes: number, resendMs: number, deliver: () => void): void {
    this.#bufferedBytes += bytes;
    this.#segments.push({ bytes, deliver, resendMs, hasArrived: false });
    this.#fillWindow();
  }

  #fillWindow(): void {
    while (this.#inFlight < this.#window) {
      const next = this.#segments[this.#sentCount];
      if (!next) return;
      this.#sentCount += 1;
      this.#inFlight += 1;
      this.#send(next, 0);
    }
  }

  #send(segment: Segment, lostBefore: number): void {
    const { way, traffic } = this.#options;
    way.carry({
      traffic,
      bytes: segment.bytes + headerBytes,
      arrive: () => this.#arrived(segment),
      lost: () => this.#sendAgain(segment, lostBefore),
    });
  }

  #sendAgain(segment: Segment, lostBefore: number): void {
    if (this.#isClosed) return;
    this.#slowStartUntil = Math.max(2, this.#inFlight / 2);
    this.#window = lostBefore > 0 ? 1 : this.#slowStartUntil;
    const waitMs = Math.min(retransmission.maxMs, segment.resendMs * 2 ** lostBefore);
    this.#after(waitMs, () => this.#send(segment, lostBefore + 1));
  }

  #arrived(segment: Segment): void {
    if (this.#isClosed) return;
    segment.hasArrived = true;
    this.#deliverInOrder();
    const { roundTripMs, way } = this.#options;
    this.#after(roundTripMs() - way.delayMs, () => this.#acknowledged());
  }

  #deliverInOrder(): void {
    const wasFull = this.#bufferedBytes >= bufferBytes;
    for (let first = this.#segments[0]; first?.hasArrived; first = this.#segments[0]) {
      this.#segments.shift();
      this.#sentCount -= 1;
      this.#bufferedBytes -= first.bytes;
      first.deliver();
    }
    if (wasFull && this.#bufferedBytes < bufferBytes) this.#options.onDrain();
  }

  #acknowledged(): void {
    this.#inFlight -= 1;
    this.#window += this.#window < this.#slowStartUntil ? 1 : 1 / this.#window;
    this.#fillWindow();
  }

  #after(delayMs: number, run: () => void): void {
    if (delayMs <= 0) {
      run();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, delayMs);
    this.#timers.add(timer);
  }
}
