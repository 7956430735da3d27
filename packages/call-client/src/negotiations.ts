import { detectDevice, type types } from 'mediasoup-client';
import { Chrome111 } from 'mediasoup-client/handlers/Chrome111';
import { asAnswer, trialMid, withoutTcp, withoutTrialReceiver } from './adaptation/answer-sdp.ts';
import { endOrPatience, type Clock } from './clock.ts';
import type { NativeCapabilities } from './native-capabilities.ts';

/** Longer than any negotiation takes: what has not ended by then never will. */
const patienceMs = 5_000;
/** By then the first picture is there. */
const trialDelayMs = 500;

type Direction = 'send' | 'recv';
type Handler = ReturnType<types.HandlerFactory['factory']>;
type Description = { readonly type: RTCSdpType; readonly sdp: string };
type Negotiated = { readonly connection: RTCPeerConnection; remote?: Description };
/** Where mediasoup-client writes the other end's descriptions. */
type RemoteSdp = {
  updateIceParameters(parameters: types.IceParameters): void;
  getSdp(): string;
};

const isRemoteSdp = (value: unknown): value is RemoteSdp =>
  value instanceof Object && 'updateIceParameters' in value && 'getSdp' in value;

/**
 * What mediasoup-client negotiates with Chromium, and what is negotiated again beside it, one at a time.
 * mediasoup-client has no word for the latter: its peer connections are reached into, which is why its
 * version is pinned. Other browsers are left to what it does by itself.
 */
export class Negotiations {
  /** How an answer is changed on its way to the browser. */
  adapt: (connection: RTCPeerConnection, answer: string) => string = (_connection, sdp) => sdp;
  readonly #clock: Clock;
  readonly #native: NativeCapabilities;
  readonly #negotiated = new Map<Direction, Negotiated>();
  #work: Promise<unknown> = Promise.resolve();
  #isTcpAllowed = false;

  constructor(clock: Clock, native: NativeCapabilities) {
    this.#clock = clock;
    this.#native = native;
  }

  /** What to make the Device with. */
  deviceOptions(given: types.DeviceOptions | undefined): types.DeviceOptions | undefined {
    const isChromium = !given && detectDevice() === 'Chrome111';
    const base = isChromium ? Chrome111.createFactory({}) : given?.handlerFactory;
    if (!base) return given;
    const factory = (options: Parameters<types.HandlerFactory['factory']>[0]) => {
      const handler = base.factory(options);
      if (handler instanceof Chrome111) this.#watch(handler, options.direction);
      this.#serialize(handler);
      return handler;
    };
    const getNativeRtpCapabilities = this.#native.remember((options) =>
      base.getNativeRtpCapabilities(options),
    );
    return { handlerFactory: { ...base, factory, getNativeRtpCapabilities } };
  }

  /** The answer that was given last is given again, as it is adapted now. */
  async answerAgain(): Promise<void> {
    const { connection, remote } = this.#negotiated.get('send') ?? {};
    if (connection?.signalingState !== 'stable' || !remote) return;
    await connection.setLocalDescription(await connection.createOffer());
    await connection.setRemoteDescription(remote);
  }

  /**
   * From now on TCP is a way, too. Not from the beginning: a browser that misses a few packets takes it for
   * the better one, and there a voice waits for what was lost before it.
   */
  async allowTcp(): Promise<void> {
    const connections = [...this.#negotiated.values()].map(({ connection }) => connection);
    // A way that is found and not yet secured is a slow one.
    const isReached = connections.every(
      ({ connectionState, iceConnectionState: ice }) =>
        connectionState === 'connecting' && (ice === 'connected' || ice === 'completed'),
    );
    if (this.#isTcpAllowed || isReached) return;
    this.#isTcpAllowed = true;
    await this.alone(async () => {
      await this.answerAgain();
      await this.#offerAgain();
    });
  }

  /**
   * One negotiation at a time, whoever began it, and no change of an encoder during one: it would be undone.
   * What runs waits for nothing else that is queued: mediasoup-client's own queue waits for this one.
   * One that hangs in the browser must not take the rest of the call with it: the next has its turn then.
   */
  alone<Result>(run: () => Promise<Result>): Promise<Result> {
    const running = this.#work.then(run);
    this.#work = this.#work.then(() => endOrPatience(this.#clock, patienceMs, running));
    return running;
  }

  async #offerAgain(): Promise<void> {
    const { connection, remote } = this.#negotiated.get('recv') ?? {};
    const answer = connection?.currentLocalDescription;
    if (connection?.signalingState !== 'stable' || !remote || !answer) return;
    await connection.setRemoteDescription(remote);
    await connection.setLocalDescription(answer);
  }

  #watch(handler: Chrome111, direction: Direction): void {
    const connection: unknown = handler['_pc'];
    if (!(connection instanceof RTCPeerConnection)) return;
    const negotiated: Negotiated = { connection };
    this.#negotiated.set(direction, negotiated);
    this.#hastenRestarts(handler, direction, connection);
    const setRemoteDescription = connection.setRemoteDescription.bind(connection);
    connection.setRemoteDescription = ({ type, sdp = '' }: RTCSessionDescriptionInit) => {
      negotiated.remote = { type: direction === 'send' ? type : 'offer', sdp };
      const adapted =
        direction === 'send' ? this.adapt(connection, sdp) : withoutTrialReceiver(sdp);
      const reachable = this.#isTcpAllowed ? adapted : withoutTcp(adapted);
      return setRemoteDescription({
        type,
        sdp: type === 'answer' ? asAnswer(reachable) : reachable,
      });
    };
  }

  /**
   * Towards an ICE-lite peer a browser names the pair it has chosen only with a later check, on a long way
   * nine tenths of a second after; towards any other with the first. So a restart does not say `ice-lite`,
   * and the browser offers it itself: whoever offers a restart chooses the pair, which ICE lite leaves to it.
   */
  #hastenRestarts(handler: Chrome111, direction: Direction, connection: RTCPeerConnection): void {
    const remoteSdp: unknown = handler['_remoteSdp'];
    const restartIce = handler.restartIce.bind(handler);
    handler.restartIce = async (given) => {
      const parameters = { ...given, iceLite: false };
      if (!isRemoteSdp(remoteSdp) || !connection.remoteDescription) return restartIce(given);
      if (direction === 'send') return restartIce(parameters);
      remoteSdp.updateIceParameters(parameters);
      await connection.setLocalDescription(await connection.createOffer({ iceRestart: true }));
      await connection.setRemoteDescription({ type: 'answer', sdp: remoteSdp.getSdp() });
    };
  }

  #serialize(handler: Handler): void {
    const send = handler.send.bind(handler);
    const stopSending = handler.stopSending.bind(handler);
    const pauseSending = handler.pauseSending.bind(handler);
    const resumeSending = handler.resumeSending.bind(handler);
    const restartIce = handler.restartIce.bind(handler);
    const sendDataChannel = handler.sendDataChannel.bind(handler);
    const receive = handler.receive.bind(handler);
    const stopReceiving = handler.stopReceiving.bind(handler);
    const receiveDataChannel = handler.receiveDataChannel.bind(handler);
    handler.send = (options) => this.alone(() => send(options));
    handler.stopSending = (localId) => this.alone(() => stopSending(localId));
    handler.pauseSending = (localId) => this.alone(() => pauseSending(localId));
    handler.resumeSending = (localId) => this.alone(() => resumeSending(localId));
    handler.restartIce = (parameters) => this.alone(() => restartIce(parameters));
    handler.sendDataChannel = (options) => this.alone(() => sendDataChannel(options));
    handler.receive = async (options) => {
      if (!options.some(({ trackId }) => trackId === trialMid))
        return this.alone(() => receive(options));
      // It is nobody's picture, and would be negotiated while a person waits for one. Nobody asks for what it answers.
      this.#clock.after(trialDelayMs, () => {
        this.alone(() => receive(options)).catch(() => {
          // Closed meanwhile.
        });
      });
      return [];
    };
    handler.stopReceiving = (localIds) => this.alone(() => stopReceiving(localIds));
    handler.receiveDataChannel = (options) => this.alone(() => receiveDataChannel(options));
  }
}
