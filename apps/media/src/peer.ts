import type {
  ConsumerOptions,
  Demand,
  DtlsParameters,
  IceParameters,
  MediaKind,
  MediaNodeCommandReply,
  MediaSource,
  RtpCapabilities,
  RtpParameters,
  SctpStreamParameters,
} from '@qarib/contracts';
import { kindOfSource, transportOptions } from '@qarib/contracts';
import type { types } from 'mediasoup';
import { CodedError, refusingMedia } from './coded-error.ts';
import { createTransport } from './create-transport.ts';
import { Echo } from './echo.ts';
import { Incoming } from './incoming.ts';
import type { MediaWorker } from './media-worker.ts';
import { Outgoing } from './outgoing.ts';
import { PathWatch, type PathEvents } from './path-watch.ts';
import { Receivable, wayDown } from './receivable.ts';
import { ToldDemand } from './told-demand.ts';

export type Abilities = {
  readonly rtpCapabilities: RtpCapabilities;
  readonly kbps?: number | undefined;
};

export type PeerEvents = {
  /** Someone's track this peer received is gone. */
  readonly onConsumerClosed: (consumerId: string) => void;
  readonly path: PathEvents;
  /** The others have another use for what this peer sends. */
  readonly onDemandChanged: (demand: Demand) => void;
  /** A picture that rested for the link is sent again. */
  readonly onPictureBegun: (source: MediaSource) => void;
};

/** One connection of one person to a room: two transports, what it sends and what it receives. */
export class Peer {
  readonly id: string;
  readonly #worker: MediaWorker;
  readonly #sendTransport: types.WebRtcTransport;
  readonly #recvTransport: types.WebRtcTransport;
  readonly #echo: Echo;
  readonly #events: PeerEvents;
  readonly #pathWatch: PathWatch;
  readonly #outgoing = new Map<MediaSource, Outgoing>();
  /** By producer id, so that two who join at once do not receive each other twice. */
  readonly #incoming = new Map<string, Promise<Incoming>>();
  readonly #consumers = new Map<string, Incoming>();
  readonly #receivable: Receivable;
  readonly #demand: ToldDemand;
  #rtpCapabilities: RtpCapabilities | undefined;
  #isJoined = false;
  #isClosed = false;

  private constructor(
    id: string,
    worker: MediaWorker,
    transports: readonly [types.WebRtcTransport, types.WebRtcTransport],
    echo: Echo,
    events: PeerEvents,
  ) {
    this.id = id;
    this.#worker = worker;
    [this.#sendTransport, this.#recvTransport] = transports;
    this.#echo = echo;
    this.#events = events;
    this.#demand = new ToldDemand(
      () => this.outgoing,
      (demand) => {
        if (!this.#isClosed) events.onDemandChanged(demand);
      },
    );
    this.#pathWatch = PathWatch.create(transports, {
      ...events.path,
      onLost: () => {
        this.#receivable.noteLost();
        events.path.onLost();
      },
      onFound: () => {
        events.path.onFound();
        // Closed meanwhile.
        this.#receivable.resume().catch(() => undefined);
      },
    });
    this.#receivable = Receivable.create(
      wayDown(this.#recvTransport),
      () => this.#incomings.some(({ isFlowing }) => isFlowing),
      () => this.#incomings.forEach(({ outgoing }) => outgoing.noteViewers()),
    );
    echo.onSparing((isSparing) =>
      [...this.#incomings, ...this.outgoing].forEach((each) => each.spare(isSparing)),
    );
    echo.onBegun((source) => void this.#noteBegun(source));
    echo.onMeasured((kbps) => this.#receivable.note(kbps));
    worker.addPeers(1);
  }

  static async create(
    id: string,
    worker: MediaWorker,
    router: types.Router,
    events: PeerEvents,
  ): Promise<Peer> {
    const transports = await Promise.all([
      createTransport(router, worker),
      createTransport(router, worker),
    ]);
    const echo = await Echo.create(router, transports[1]);
    return new Peer(id, worker, transports, echo, events);
  }

  get isJoined(): boolean {
    return this.#isJoined;
  }

  get outgoing(): readonly Outgoing[] {
    return [...this.#outgoing.values()];
  }

  /** What the browser needs to build its end. */
  get description(): MediaNodeCommandReply<'peer:create'> {
    const describe = (transport: types.WebRtcTransport) => {
      const { id, iceParameters, dtlsParameters, sctpParameters } = transport;
      const iceCandidates = this.#worker.candidatesOf(transport);
      const options = { id, iceParameters, iceCandidates, dtlsParameters, sctpParameters };
      return transportOptions.parse(options);
    };
    return {
      sendTransport: describe(this.#sendTransport),
      recvTransport: describe(this.#recvTransport),
      echo: this.#echo.description,
    };
  }

  get consumers(): ConsumerOptions[] {
    return this.#incomings.map(({ description }) => description);
  }

  async connect(transportId: string, dtlsParameters: DtlsParameters): Promise<void> {
    const transport = this.#transport(transportId);
    await refusingMedia(this.#isAlive, () => transport.connect({ dtlsParameters }));
  }

  restartIce(transportId: string): Promise<IceParameters> {
    const transport = this.#transport(transportId);
    return refusingMedia(this.#isAlive, () => transport.restartIce());
  }

  produceEcho(transportId: string, parameters: SctpStreamParameters): Promise<string> {
    const transport = this.#sending(transportId);
    return refusingMedia(this.#isAlive, () => this.#echo.produce(transport, parameters));
  }

  /** Before the peer has joined nothing it sends goes any further, so it is paused here whatever it says. */
  async produce(
    transportId: string,
    source: MediaSource,
    kind: MediaKind,
    rtpParameters: RtpParameters,
    isPaused: boolean,
  ): Promise<Outgoing> {
    const transport = this.#sending(transportId);
    if (kindOfSource[source] !== kind) throw new CodedError('CALL_MEDIA_REFUSED');
    // A peer has one Producer of each source: the browser that lost track of it makes another.
    this.#outgoing.get(source)?.producer.close();
    const isJoinedYet = this.isJoined;
    const producer = await refusingMedia(this.#isAlive, () =>
      transport.produce({ kind, rtpParameters, paused: isPaused || !isJoinedYet }),
    );
    const outgoing = new Outgoing(
      { peerId: this.id, source, producer, isPausedByClient: isPaused, isJoined: isJoinedYet },
      () => this.#demand.note(),
    );
    outgoing.spare(this.#echo.isSparing);
    this.#outgoing.set(source, outgoing);
    producer.observer.once('close', () => {
      if (this.#outgoing.get(source) === outgoing) this.#outgoing.delete(source);
    });
    // The join may have passed by while the worker was busy with this.
    if (this.isJoined && !isJoinedYet) await outgoing.begin();
    return outgoing;
  }

  async pauseProducer(producerId: string): Promise<MediaSource> {
    const outgoing = this.#producer(producerId);
    await outgoing.setPausedByClient(true);
    return outgoing.source;
  }

  async resumeProducer(producerId: string): Promise<MediaSource> {
    const outgoing = this.#producer(producerId);
    await outgoing.setPausedByClient(false);
    return outgoing.source;
  }

  closeProducer(producerId: string): MediaSource {
    const { producer, source } = this.#producer(producerId);
    producer.close();
    return source;
  }

  async adaptProducer(producerId: string, layers: number): Promise<void> {
    await this.#producer(producerId).adapt(layers);
  }

  /** What the others can make use of; whoever asks has been told. */
  takeDemand(): Demand {
    return this.#demand.take();
  }

  /** From now on what the others send can be made ready for it. */
  awaitMedia(rtpCapabilities: RtpCapabilities): void {
    this.#rtpCapabilities = rtpCapabilities;
  }

  /** From now on it receives, and what it sends runs. `kbps` is what reaches it. */
  async join({ rtpCapabilities, kbps }: Abilities): Promise<void> {
    this.awaitMedia(rtpCapabilities);
    this.#isJoined = true;
    if (kbps !== undefined) this.#receivable.note(kbps);
    await Promise.all([
      ...this.#incomings.map((incoming) => incoming.begin()),
      ...this.outgoing.map((outgoing) => outgoing.begin()),
    ]);
  }

  /** Starts receiving another's track, paused; `undefined` when its browser cannot play it. */
  async consume(router: types.Router, outgoing: Outgoing): Promise<ConsumerOptions | undefined> {
    const rtpCapabilities = this.#rtpCapabilities;
    const { producer } = outgoing;
    if (!rtpCapabilities || this.#isClosed || producer.closed) return undefined;
    if (!router.canConsume({ producerId: producer.id, rtpCapabilities })) return undefined;
    let incoming = this.#incoming.get(producer.id);
    if (!incoming) {
      incoming = this.#receive(outgoing, rtpCapabilities);
      this.#incoming.set(producer.id, incoming);
      incoming.catch(() => this.#incoming.delete(producer.id));
    }
    return (await incoming).description;
  }

  async resumeConsumer(consumerId: string): Promise<void> {
    await this.#consumer(consumerId).resume();
  }

  /** Who hangs up takes their pictures along while others are still told how large to show them. */
  async watch(consumerId: string, lines: number): Promise<void> {
    await this.#consumers.get(consumerId)?.watch(lines);
  }

  /** Asks for key frames of what it receives, of one other peer or of all. */
  async refreshPictures(fromPeerId?: string): Promise<void> {
    const pictures = [...this.#consumers.values()].filter(
      ({ outgoing, consumer }) =>
        consumer.kind === 'video' && outgoing.peerId === (fromPeerId ?? outgoing.peerId),
    );
    await Promise.all(pictures.map(({ consumer }) => consumer.requestKeyFrame()));
  }

  /** How many packets of that other peer have reached this one. */
  async packetsFrom(peerId: string): Promise<number> {
    const theirs = this.#incomings.filter(({ outgoing }) => outgoing.peerId === peerId);
    const stats = await Promise.all(theirs.map(({ consumer }) => consumer.getStats()));
    // Packets are counted only once the transport is connected, so a count is a delivery.
    return stats
      .flat()
      .reduce((sum, { type, packetCount }) => sum + (type === 'outbound-rtp' ? packetCount : 0), 0);
  }

  /** Everything it sent and received ends here; those who received it are told by their Consumers. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#worker.addPeers(-1);
    this.#pathWatch.close();
    this.#receivable.close();
    this.#echo.close();
    this.#sendTransport.close();
    this.#recvTransport.close();
  }

  get #incomings(): readonly Incoming[] {
    return [...this.#consumers.values()];
  }

  async #noteBegun(source: MediaSource): Promise<void> {
    try {
      if (await this.#outgoing.get(source)?.noteBegun()) this.#events.onPictureBegun(source);
    } catch {
      // Closed meanwhile.
    }
  }

  #consumer(consumerId: string): Incoming {
    const incoming = this.#consumers.get(consumerId);
    if (!incoming) throw new CodedError('CALL_TRANSPORT_UNKNOWN');
    return incoming;
  }

  readonly #isAlive = (): boolean => this.#worker.isAlive;

  async #receive(outgoing: Outgoing, rtpCapabilities: RtpCapabilities): Promise<Incoming> {
    const incoming = await Incoming.create(
      this.#recvTransport,
      outgoing,
      rtpCapabilities,
      this.#receivable,
    );
    const { consumer } = incoming;
    this.#consumers.set(consumer.id, incoming);
    incoming.spare(this.#echo.isSparing);
    consumer.observer.once('close', () => {
      this.#consumers.delete(consumer.id);
      this.#incoming.delete(outgoing.producer.id);
      if (!this.#isClosed) this.#events.onConsumerClosed(consumer.id);
    });
    if (this.#isJoined) await incoming.begin();
    return incoming;
  }

  #transport(transportId: string): types.WebRtcTransport {
    if (transportId === this.#sendTransport.id) return this.#sendTransport;
    if (transportId === this.#recvTransport.id) return this.#recvTransport;
    throw new CodedError('CALL_TRANSPORT_UNKNOWN');
  }

  #sending(transportId: string): types.WebRtcTransport {
    if (transportId !== this.#sendTransport.id) throw new CodedError('CALL_TRANSPORT_UNKNOWN');
    return this.#sendTransport;
  }

  #producer(producerId: string): Outgoing {
    const outgoing = this.outgoing.find(({ producer }) => producer.id === producerId);
    if (!outgoing) throw new CodedError('CALL_TRANSPORT_UNKNOWN');
    return outgoing;
  }
}
