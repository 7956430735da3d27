import {
  kindOfSource,
  mediaSource,
  rtpCapabilities,
  sctpStreamParameters,
  type CallPreparation,
  type MediaSource,
} from '@qarib/contracts';
import { Device, type types } from 'mediasoup-client';
import { Adaptation, type AdaptationOptions } from './adaptation/adaptation.ts';
import { AnswerTerms } from './adaptation/answer-terms.ts';
import { Hearing, type HearingOptions } from './adaptation/hearing.ts';
import type { Wishes } from './adaptation/wishes.ts';
import type { CallErrorCode } from './call-snapshot.ts';
import { endOrPatience, type Clock } from './clock.ts';
import type { EchoChannel } from './link-check.ts';
import { MediaPath } from './media-path.ts';
import type { NativeCapabilities } from './native-capabilities.ts';
import { Negotiations } from './negotiations.ts';
import { orRedial } from './or-redial.ts';
import type { OwnTrack } from './own-track.ts';
import type { PathState } from './path-monitor.ts';
import { Receiver } from './receiver.ts';
import { Sender } from './sender.ts';
import { SignallingError, codeOf, type Signalling } from './signalling.ts';

export type MediaSessionOptions = {
  readonly consultationId: string;
  readonly signalling: Signalling;
  readonly clock: Clock;
  /** How the browser's WebRTC is driven; found by itself unless given. */
  readonly deviceOptions?: types.DeviceOptions | undefined;
  /** Of this page's browser, for one session after the other. */
  readonly native: NativeCapabilities;
  readonly onPathChange: (state: PathState) => void;
  /** Packets were lost for a second or so, and the network may be another one. */
  readonly onGapEnd: () => void;
  /** It was asked while media found no way. */
  readonly onServerHeard: () => void;
  readonly onStreamsChange: () => void;
  /** The server refused, or never answered, something this session cannot do without. */
  readonly onMissed: (code: CallErrorCode) => void;
  readonly wishes: Wishes;
} & Pick<AdaptationOptions, 'isStarved' | 'onPlan'> &
  Pick<HearingOptions, 'onIntelligible'>;

/** No longer is the own voice kept back for what is received. */
const mostWaitMs = 1_000;

function createDevice(options: types.DeviceOptions | undefined): Device {
  try {
    return new Device(options);
  } catch {
    throw new SignallingError('BROWSER_UNSUPPORTED');
  }
}

/** One preparation: a peer of the server's, its two transports, what they carry. Never mended twice: a new one is made. */
export class MediaSession {
  readonly preparation: CallPreparation;
  readonly receiver: Receiver;
  readonly adaptation: Adaptation;
  #hearing: Hearing | undefined;
  readonly #onIntelligible: HearingOptions['onIntelligible'];
  readonly #signalling: Signalling;
  readonly #device: Device;
  readonly #negotiations: Negotiations;
  readonly #sendTransport: types.Transport;
  readonly #recvTransport: types.Transport;
  readonly #path: MediaPath;
  readonly #clock: Clock;
  readonly #onMissed: MediaSessionOptions['onMissed'];
  readonly #onServerHeard: () => void;
  readonly #senders = new Map<MediaSource, Sender>();
  #isStarted = false;
  /** The server never heard of one of the transports' fingerprints. */
  #hasMissed = false;
  #isClosed = false;

  private constructor(
    device: Device,
    preparation: CallPreparation,
    options: MediaSessionOptions,
    negotiations: Negotiations,
  ) {
    this.preparation = preparation;
    this.#device = device;
    this.#negotiations = negotiations;
    this.#signalling = options.signalling;
    this.#onMissed = options.onMissed;
    this.#onServerHeard = options.onServerHeard;
    const { sendTransport, recvTransport, iceServers } = preparation;
    const relay = iceServers ? { iceServers } : {};
    this.#sendTransport = device.createSendTransport({ ...sendTransport, ...relay });
    this.#recvTransport = device.createRecvTransport({ ...recvTransport, ...relay });
    const transports = [this.#sendTransport, this.#recvTransport];
    this.receiver = new Receiver(
      this.peerId,
      this.#recvTransport,
      options.signalling,
      options.onStreamsChange,
      options.wishes,
    );
    this.adaptation = new Adaptation({
      ...options,
      peerId: this.peerId,
      terms: new AnswerTerms(negotiations),
      senders: () => [...this.#senders.values()],
      getUpReport: () => this.#sendTransport.getStats(),
      choice: () => options.wishes.choice,
    });
    this.#onIntelligible = options.onIntelligible;
    this.#clock = options.clock;
    this.#path = new MediaPath({
      sendTransport: this.#sendTransport,
      recvTransport: this.#recvTransport,
      clock: options.clock,
      firstPaths: new Map(
        [sendTransport, recvTransport].map(({ id, iceParameters }) => [id, iceParameters]),
      ),
      requestIce: (transportId) =>
        this.#signalling.request('call:restart-ice', { peerId: this.peerId, transportId }),
      hurry: (asking) => orRedial(this.#signalling, this.#clock, asking),
      allowTcp: () => negotiations.allowTcp(),
      isServerHeard: () => this.#isServerHeard(),
      isServerThere: () => this.#signalling.isConnected,
      onChange: options.onPathChange,
      onGapEnd: options.onGapEnd,
      onStalled: (isStalled) => this.#holdPictures(isStalled),
    });
    for (const transport of transports) this.#wire(transport);
  }

  static async create(options: MediaSessionOptions): Promise<MediaSession> {
    const { consultationId, signalling } = options;
    const negotiations = new Negotiations(options.clock, options.native);
    const device = createDevice(negotiations.deviceOptions(options.deviceOptions));
    const preparation = await signalling.request('call:prepare', { consultationId });
    await device.load({ routerRtpCapabilities: preparation.routerRtpCapabilities });
    return new MediaSession(device, preparation, options, negotiations);
  }

  /** Given up: what was asked for it meanwhile is nobody's business any more. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  get peerId(): string {
    return this.preparation.peerId;
  }

  get rtpCapabilities(): types.RtpCapabilities {
    return this.#device.recvRtpCapabilities;
  }

  get pathState(): PathState {
    return this.#path.state;
  }

  /** Opening it on both transports connects both: ICE and DTLS are done before anyone joins. */
  async openEcho(): Promise<EchoChannel> {
    this.#path.begin();
    const { id, dataProducerId, sctpStreamParameters: stream } = this.preparation.echo;
    const [out, back] = await Promise.all([
      this.#sendTransport.produceData({ ordered: false, maxRetransmits: 0, label: 'echo' }),
      this.#recvTransport.consumeData({ id, dataProducerId, sctpStreamParameters: stream }),
    ]);
    const channel: EchoChannel = {
      send: (bytes) => {
        if (out.readyState === 'open') out.send(bytes);
      },
      onMessage: (handler) => {
        back.on('message', (message: unknown) => {
          if (message instanceof ArrayBuffer) handler(new Uint8Array(message));
        });
      },
    };
    this.#path.feel(channel);
    this.adaptation.useEcho(channel);
    return channel;
  }

  /** In the lobby: what the others send is built here, where nobody waits for it. */
  async awaitMedia(): Promise<void> {
    const { peerId, receiver } = this;
    const known = receiver.known;
    const payload = { peerId, rtpCapabilities: rtpCapabilities.parse(this.rtpCapabilities) };
    const reply = await this.#signalling
      .request('call:await-media', payload)
      .catch(() => undefined);
    // Without an answer it is all in that of the join.
    if (reply && !this.#isClosed) await receiver.sync(reply.consumers, known);
  }

  /** Sends a source, or what is sent of it from now on. */
  async send({ source, track, isOn }: OwnTrack): Promise<void> {
    const known = this.#senders.get(source);
    if (known) {
      known.setOn(isOn);
      return known.replaceTrack(track);
    }
    // A browser may be unable to send one kind and still take part.
    if (!this.#device.canProduce(kindOfSource[source])) return;
    const options = { source, isOn, peerId: this.peerId };
    const sender = new Sender(options, this.#sendTransport, this.#signalling, this.#negotiations);
    this.#senders.set(source, sender);
    if (this.#isStarted) sender.start();
    await sender.open(track).catch(() => {
      if (this.#senders.get(source) === sender) this.#senders.delete(source);
    });
  }

  setOn(source: MediaSource, isOn: boolean): void {
    this.#senders.get(source)?.setOn(isOn);
  }

  async clearTrack(source: MediaSource): Promise<void> {
    await this.#senders.get(source)?.replaceTrack(null);
  }

  /** Nothing is sent from that source any more, and the others see it gone. */
  async stop(source: MediaSource): Promise<void> {
    const sender = this.#senders.get(source);
    this.#senders.delete(source);
    await sender?.close();
  }

  /**
   * Everything that is on starts to leave the browser, once what is received is built: a browser makes one
   * thing of a call after the other, and the person waits for the others' faces.
   */
  async start(receiving: Promise<void>): Promise<void> {
    await endOrPatience(this.#clock, mostWaitMs, receiving);
    if (this.#isClosed) return;
    this.#isStarted = true;
    for (const sender of this.#senders.values()) sender.start();
    this.adaptation.start();
    this.#hearing ??= Hearing.start({
      clock: this.#clock,
      voices: () => this.receiver.voices,
      getDownReport: () => this.#recvTransport.getStats(),
      isChoked: () => this.adaptation.isChoked,
      onIntelligible: this.#onIntelligible,
      hasPictures: () => this.receiver.hasPictures && !this.adaptation.isHoldingBack,
      onCrowded: (kbps) => this.adaptation.tellDown(kbps),
    });
  }

  /** Signalling is back. False when the server missed something that is only said once. */
  async resync(): Promise<boolean> {
    const senders = [...this.#senders.values()];
    if (this.#hasMissed || !senders.every(({ isAnnounced }) => isAnnounced)) return false;
    this.#path.retry();
    await Promise.all(senders.map((sender) => sender.resync()));
    return true;
  }

  /** The device moved to another network. */
  changeNetwork(): void {
    this.#path.changeNetwork();
  }

  /** Signalling broke: the network may be another one. */
  suspectPath(): void {
    this.#path.suspect();
  }

  /** While all is well: what mending will need when it is not. */
  stockUp(): void {
    this.#path.stockUp();
  }

  async getStats(): Promise<readonly RTCStatsReport[]> {
    return Promise.all([this.#sendTransport.getStats(), this.#recvTransport.getStats()]);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.adaptation.stop();
    this.#hearing?.stop();
    this.#path.close();
    this.#sendTransport.close();
    this.#recvTransport.close();
  }

  async #isServerHeard(): Promise<boolean> {
    const { peerId } = this;
    const asking = this.#signalling.request('call:refresh-media', { peerId });
    const isHeard = await orRedial(this.#signalling, this.#clock, asking).then(
      () => true,
      (error: unknown) => codeOf(error) !== 'SIGNALLING_LOST',
    );
    if (isHeard) this.#onServerHeard();
    return isHeard;
  }

  /**
   * What nobody receives fills queues that the link comes back to. Held, a picture starts anew, small
   * and at once; sound goes on, as it is little and its gaps close by themselves.
   */
  #holdPictures(isHeld: boolean): void {
    this.adaptation.hold(isHeld);
    for (const sender of this.#senders.values())
      if (kindOfSource[sender.source] === 'video') sender.hold('path', isHeld);
  }

  /**
   * None of these waits for the server: ICE runs while the fingerprint is on its way, and producing
   * takes no round trip each.
   */
  #wire(transport: types.Transport): void {
    const ref = { peerId: this.peerId, transportId: transport.id };
    const request = this.#signalling.request.bind(this.#signalling);
    const missed = (error: unknown) => {
      if (!this.#isClosed) this.#onMissed(codeOf(error));
    };
    transport.on('connect', ({ dtlsParameters }, done) => {
      request('call:connect-transport', { ...ref, dtlsParameters }).catch((error: unknown) => {
        this.#hasMissed = true;
        missed(error);
      });
      done();
    });
    transport.on('produce', ({ kind, rtpParameters, appData }, done) => {
      const sender = this.#senders.get(mediaSource.parse(appData.source));
      sender?.announce({ kind, rtpParameters }).catch(missed);
      // The Producer's own id is not used: the server's is known to the Sender once it answered.
      done({ id: `${kind}-${rtpParameters.mid ?? ''}` });
    });
    transport.on('producedata', (data, done) => {
      const stream = sctpStreamParameters.parse(data.sctpStreamParameters);
      // Without it there is no link check, and a call all the same.
      request('call:produce-echo', { ...ref, sctpStreamParameters: stream }).catch(() => undefined);
      done({ id: 'echo' });
    });
  }
}
