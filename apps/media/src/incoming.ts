import { consumerOptions, layersForLines, type ConsumerOptions } from '@qarib/contracts';
import type { types } from 'mediasoup';
import type { Outgoing } from './outgoing.ts';
import type { Receivable } from './receivable.ts';

/** A browser ignores a key frame request this soon after another. Chrome: 300 ms. Milliseconds. */
const climbAfterMs = 500;

/** The layer a picture starts with: the smallest, whose key frame is through soonest. */
const firstLayers: types.ConsumerLayers = { spatialLayer: 0 };

/** More than any screen has: whoever has not said how large it shows a picture gets all of it. */
const allLines = Infinity;

/** What a peer receives of another's track, and how much of it. */
export class Incoming {
  readonly outgoing: Outgoing;
  readonly consumer: types.Consumer;
  readonly #receivable: Receivable;
  #lines = allLines;
  /** For now whoever shows it has no room even for the word that it has come. */
  #isSpared = false;
  /** The browser has built its end. */
  #isReady = false;
  /** The peer has joined: before that nothing flows to it, and it is nobody's viewer. */
  #isViewer = false;
  /** Beyond its first layer: were it to aim higher at once, its second key frame request would be ignored. */
  #isGrown = false;
  #timer: NodeJS.Timeout | undefined;

  private constructor(outgoing: Outgoing, consumer: types.Consumer, receivable: Receivable) {
    this.outgoing = outgoing;
    this.consumer = consumer;
    this.#receivable = receivable;
    consumer.observer.once('close', () => {
      clearTimeout(this.#timer);
      outgoing.removeViewer(this);
    });
    if (this.#hasLayers) consumer.once('layerschange', () => this.#growSoon());
  }

  static async create(
    transport: types.WebRtcTransport,
    outgoing: Outgoing,
    rtpCapabilities: types.RtpCapabilities,
    receivable: Receivable,
  ): Promise<Incoming> {
    // Paused until the browser has built its end: an RTP packet that comes earlier is lost, and
    // with it the key frame.
    const consumer = await transport.consume({
      producerId: outgoing.producer.id,
      rtpCapabilities,
      paused: true,
      // mediasoup's word for sending a lost packet again, which it does for sound only when told to.
      enableRtx: true,
      ...(outgoing.producer.type === 'simulcast' && { preferredLayers: firstLayers }),
    });
    return new Incoming(outgoing, consumer, receivable);
  }

  /** The size at which it is shown; unknown until the browser is ready for it. */
  get lines(): number | undefined {
    return this.#isReady ? this.#wanted : undefined;
  }

  get kbps(): number | undefined {
    return this.#receivable.kbps;
  }

  /** Whether a picture goes to the peer, or would if there were room: mediasoup probes for it then. */
  get isFlowing(): boolean {
    const { kind, paused, producerPaused } = this.consumer;
    return kind === 'video' && !paused && !producerPaused && this.outgoing.layers > 0;
  }

  get description(): ConsumerOptions {
    const { peerId, source, isPausedByClient } = this.outgoing;
    const { id, producerId, kind, rtpParameters } = this.consumer;
    return consumerOptions.parse({
      id,
      producerId,
      peerId,
      source,
      kind,
      rtpParameters,
      isProducerPaused: isPausedByClient,
    });
  }

  /** The peer has joined: what its browser built in the lobby flows at once. */
  async begin(): Promise<void> {
    if (this.#isViewer) return;
    this.#isViewer = true;
    this.outgoing.addViewer(this);
    if (this.#isReady && this.#wanted > 0) await this.consumer.resume();
  }

  /** Resuming asks the sender for a key frame; a browser that asks again has lost the first. */
  async resume(): Promise<void> {
    const { consumer } = this;
    const isAgain = this.#isReady;
    this.#isReady = true;
    if (!this.#isViewer) return;
    this.outgoing.noteViewers();
    if (this.#wanted === 0) return;
    if (consumer.paused) await consumer.resume();
    else if (isAgain && consumer.kind === 'video') await consumer.requestKeyFrame();
  }

  async watch(lines: number): Promise<void> {
    this.#lines = lines;
    await this.#heed();
  }

  /** Holds a picture back, or sends it again. */
  spare(isSpared: boolean): void {
    if (this.consumer.kind === 'audio' || isSpared === this.#isSpared) return;
    this.#isSpared = isSpared;
    this.#heed().catch(() => {
      // Closed meanwhile.
    });
  }

  get #wanted(): number {
    return this.#isSpared ? 0 : this.#lines;
  }

  async #heed(): Promise<void> {
    this.outgoing.noteViewers();
    if (!this.#isReady || !this.#isViewer) return;
    const { consumer } = this;
    const lines = this.#wanted;
    if (lines === 0 && !consumer.paused) await consumer.pause();
    if (lines > 0 && consumer.paused) await consumer.resume();
    await this.aim();
  }

  /** Asks for the layer that suits the size it is shown at, and that is sent. */
  async aim(): Promise<void> {
    const layers = Math.min(layersForLines(this.#wanted), this.outgoing.layers);
    if (!this.#hasLayers || !this.#isGrown || layers === 0) return;
    await this.consumer.setPreferredLayers({ spatialLayer: layers - 1 });
  }

  get #hasLayers(): boolean {
    return this.consumer.type === 'simulcast';
  }

  #growSoon(): void {
    if (this.consumer.closed) return;
    this.#timer = setTimeout(() => {
      this.#isGrown = true;
      this.aim().catch(() => {
        // Closed meanwhile.
      });
    }, climbAfterMs);
  }
}
