import { clearInterval, clearTimeout, setInterval, setTimeout } from 'node:timers';
import {
  echoHeaderBytes,
  readEchoProbe,
  sparingMs,
  type EchoProbe,
  type MediaSource,
  type PictureWord,
  type SctpStreamParameters,
} from '@qarib/contracts';
import type { types } from 'mediasoup';

/** Enough for the bursts of a link check; a flood beyond it is dropped here. Bytes in a second. */
const maxBytesPerSecond = 64 * 1024;
/** An answer older than this tells nobody anything. */
const maxAnswerAgeMs = 3_000;

const unsaid = { sequence: -1, sent: [] };

/**
 * Answers a peer's probes over the path its media takes:
 * its send transport → a DirectTransport → its receive transport. A lost probe stays lost.
 */
export class Echo {
  readonly #direct: types.DirectTransport;
  readonly #answers: types.DataProducer;
  readonly #outgoing: types.DataConsumer;
  readonly #refill: NodeJS.Timeout;
  #onSparing: (isSparing: boolean) => void = () => undefined;
  #onBegun: (source: MediaSource) => void = () => undefined;
  #onMeasured: (kbps: number) => void = () => undefined;
  #sparing: NodeJS.Timeout | undefined;
  /** The last that was said of what is sent; a probe that was overtaken says nothing any more. */
  #said: { readonly sequence: number; readonly sent: readonly MediaSource[] } = unsaid;
  #incoming: types.DataProducer | undefined;
  #budget = maxBytesPerSecond;

  private constructor(
    direct: types.DirectTransport,
    answers: types.DataProducer,
    outgoing: types.DataConsumer,
  ) {
    this.#direct = direct;
    this.#answers = answers;
    this.#outgoing = outgoing;
    this.#refill = setInterval(() => (this.#budget = maxBytesPerSecond), 1_000).unref();
    direct.observer.once('close', () => {
      clearInterval(this.#refill);
      clearTimeout(this.#sparing);
    });
  }

  static async create(router: types.Router, recvTransport: types.Transport): Promise<Echo> {
    const direct = await router.createDirectTransport();
    const answers = await direct.produceData({ label: 'echo' });
    const outgoing = await recvTransport.consumeData({
      dataProducerId: answers.id,
      ordered: false,
      // Not `maxRetransmits: 0`: mediasoup 3.27 then also drops what has to wait a moment for the
      // congestion window, which would look like loss. With a life time it waits, and still is
      // never sent twice, as its number of retransmissions is 0 unless given.
      maxPacketLifeTime: maxAnswerAgeMs,
    });
    return new Echo(direct, answers, outgoing);
  }

  /** Whether the peer wants to be sent no pictures for now. */
  get isSparing(): boolean {
    return this.#sparing !== undefined;
  }

  /** Whom to tell when that changes. */
  onSparing(handler: (isSparing: boolean) => void): void {
    this.#onSparing = handler;
  }

  /** Whom to tell when the peer says that it sends a picture which it did not say before. */
  onBegun(handler: (source: MediaSource) => void): void {
    this.#onBegun = handler;
  }

  /** Whom to tell what reaches the peer, by its own measure; told again and again. */
  onMeasured(handler: (kbps: number) => void): void {
    this.#onMeasured = handler;
  }

  /** The receiving half, as the browser needs it. */
  get description() {
    const { id, dataProducerId, sctpStreamParameters } = this.#outgoing;
    if (!sctpStreamParameters) throw new TypeError('the echo goes out over SCTP');
    return { id, dataProducerId, sctpStreamParameters };
  }

  /** The sending half; a second one takes the first one's place. */
  async produce(
    sendTransport: types.Transport,
    sctpStreamParameters: SctpStreamParameters,
  ): Promise<string> {
    this.#incoming?.close();
    const incoming = await sendTransport.produceData({ sctpStreamParameters, label: 'echo' });
    this.#incoming = incoming;
    // The browser counts anew.
    this.#said = unsaid;
    const tap = await this.#direct.consumeData({ dataProducerId: incoming.id });
    tap.on('message', (message) => this.#answer(message));
    return incoming.id;
  }

  close(): void {
    this.#direct.close();
  }

  /** Said again and again while it is so: a peer that can say nothing more is sent pictures again. */
  #spare(isSparing: boolean): void {
    const wasSparing = this.isSparing;
    clearTimeout(this.#sparing);
    this.#sparing = isSparing ? setTimeout(() => this.#spare(false), sparingMs) : undefined;
    if (isSparing !== wasSparing) this.#onSparing(isSparing);
  }

  #heed({ isSparing, sent }: PictureWord, { sequence, downKbps }: EchoProbe): void {
    this.#spare(isSparing);
    const before = this.#said;
    if (sequence <= before.sequence) return;
    this.#said = { sequence, sent };
    if (downKbps !== undefined) this.#onMeasured(downKbps);
    for (const source of sent) if (!before.sent.includes(source)) this.#onBegun(source);
  }

  #answer(message: Buffer): void {
    const probe = readEchoProbe(message);
    if (!probe || this.#answers.closed) return;
    if (probe.pictures) this.#heed(probe.pictures, probe);
    const cost = message.byteLength + probe.answerBytes;
    if (cost > this.#budget) return;
    this.#budget -= cost;
    const answer = Buffer.alloc(probe.answerBytes);
    message.copy(answer, 0, 0, echoHeaderBytes);
    this.#answers.send(answer);
  }
}
