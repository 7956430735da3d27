import { echoHeaderBytes, readEchoProbe, writeEchoProbe, type EchoProbe } from '@qarib/contracts';
import * as fakeParameters from 'mediasoup-client/fakeParameters';
import { FakeHandler } from 'mediasoup-client/handlers/FakeHandler';
import type { types } from 'mediasoup-client';
import { Call, type CallSnapshot, type CallStateName } from '../src/index.ts';
import type { NetworkChanges } from '../src/network-changes.ts';
import { consultationId } from './fixtures.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeDevices, FakeMediaStream } from './fake-devices.ts';
import { FakeSignalling } from './fake-signalling.ts';

Object.assign(globalThis, { MediaStream: FakeMediaStream });

type ConnectionState = 'connected' | 'disconnected' | 'failed';

/** One of the browser's connections, as a test sees it and as it pulls at it. */
export type FakeTransport = {
  /** The credentials of each ICE restart. */
  readonly usernames: readonly string[];
  /** What each source sends now. */
  readonly tracks: ReadonlyMap<string, MediaStreamTrack | null>;
  arrivedBytes: number;
  setState(state: ConnectionState): void;
};

/** The browser's WebRTC: mediasoup-client's own fake, whose connections the test makes and breaks. */
class FakeBrowser {
  /** Two for each preparation: the way up, the way down. */
  readonly transports: FakeTransport[] = [];
  /** Every track that was given to a WebRTC sender, in order; `null` takes it away. */
  readonly sent: (MediaStreamTrack | null)[] = [];
  /** The credentials of each ICE restart, over all transports. */
  readonly iceUsernames: string[] = [];
  get iceRestarts(): number {
    return this.iceUsernames.length;
  }

  /** Changes of direction, each of which is a negotiation. */
  directionChanges = 0;
  /** Negotiations of what is received. */
  receptions = 0;
  /** Each of which costs a peer connection. */
  capabilityQuestions = 0;
  /** So many of the next tracks are refused. */
  refusedTracks = 0;
  #holding: Promise<void> = Promise.resolve();

  /** Negotiates nothing more of what is received, until the function given back is called. */
  holdReceiving(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#holding = promise;
    return resolve;
  }

  #echo: EventTarget | undefined;
  /** Off, probes go nowhere. */
  isEchoOpen = false;
  /** What becomes of each. */
  onProbe: (probe: EchoProbe) => void = () => undefined;
  /** All that went out over the echo channels, oldest first. */
  readonly probes: EchoProbe[] = [];

  get deviceOptions(): types.DeviceOptions {
    const base = FakeHandler.createFactory(fakeParameters);
    return {
      handlerFactory: {
        name: base.name,
        getNativeRtpCapabilities: (options) => {
          this.capabilityQuestions += 1;
          return base.getNativeRtpCapabilities(options);
        },
        factory: (options) => {
          const handler = base.factory(options);
          if (handler instanceof FakeHandler) this.#watch(handler);
          return handler;
        },
      },
    };
  }

  /** The two transports made last. */
  set connection(state: ConnectionState) {
    for (const transport of this.transports.slice(-2)) transport.setState(state);
  }

  /** Something came on both transports, the answer to a probe among it. */
  receive(): void {
    for (const transport of this.transports) transport.arrivedBytes += 100;
    this.answerProbe();
  }

  answerProbe(): void {
    this.answer({ sequence: 0, answerBytes: echoHeaderBytes });
  }

  answer(probe: EchoProbe): void {
    const { buffer: data } = writeEchoProbe(probe, echoHeaderBytes);
    this.#echo?.dispatchEvent(new MessageEvent('message', { data }));
  }

  #watch(handler: FakeHandler): void {
    const usernames: string[] = [];
    const tracks = new Map<string, MediaStreamTrack | null>();
    const setState = (state: ConnectionState) => handler.setConnectionState(state);
    const transport: FakeTransport = { usernames, tracks, arrivedBytes: 0, setState };
    this.transports.push(transport);
    const pair = () => ({
      id: 'pair',
      type: 'candidate-pair',
      bytesReceived: transport.arrivedBytes,
    });
    handler.getTransportStats = async () => new Map([['pair', pair()]]);
    const receiveDataChannel = handler.receiveDataChannel.bind(handler);
    handler.receiveDataChannel = async (options) => {
      const result = await receiveDataChannel(options);
      this.#echo = result.dataChannel;
      return result;
    };
    const sendDataChannel = handler.sendDataChannel.bind(handler);
    handler.sendDataChannel = async (options) => {
      const result = await sendDataChannel(options);
      const readyState = { get: () => (this.isEchoOpen ? 'open' : 'connecting') };
      Object.defineProperty(result.dataChannel, 'readyState', readyState);
      result.dataChannel.send = (data: unknown) => {
        const probe = data instanceof Uint8Array ? readEchoProbe(data) : undefined;
        if (!probe) return;
        this.probes.push(probe);
        this.onProbe(probe);
      };
      return result;
    };
    const receive = handler.receive.bind(handler);
    handler.receive = async (options) => {
      this.receptions += 1;
      await this.#holding;
      return receive(options);
    };
    const restartIce = handler.restartIce.bind(handler);
    handler.restartIce = (iceParameters) => {
      this.iceUsernames.push(iceParameters.usernameFragment);
      usernames.push(iceParameters.usernameFragment);
      return restartIce(iceParameters);
    };
    const pauseSending = handler.pauseSending.bind(handler);
    const resumeSending = handler.resumeSending.bind(handler);
    handler.pauseSending = (localId) => {
      this.directionChanges += 1;
      return pauseSending(localId);
    };
    handler.resumeSending = (localId) => {
      this.directionChanges += 1;
      return resumeSending(localId);
    };
    const replaceTrack = handler.replaceTrack.bind(handler);
    handler.replaceTrack = async (localId, track) => {
      if (this.refusedTracks > 0) {
        this.refusedTracks -= 1;
        throw new Error('refused');
      }
      this.sent.push(track);
      tracks.set(localId, track);
      return replaceTrack(localId, track);
    };
  }
}

/** Moves to another network when the test says so. */
class FakeNetwork implements NetworkChanges {
  readonly #handlers = new Set<() => void>();

  onChange(handler: () => void): () => void {
    this.#handlers.add(handler);
    return () => this.#handlers.delete(handler);
  }

  change(): void {
    for (const handler of this.#handlers) handler();
  }
}

/** A call and everything around it that a test can pull at. */
export class Harness {
  readonly clock = new FakeClock();
  readonly signalling = new FakeSignalling();
  readonly devices = new FakeDevices();
  readonly browser = new FakeBrowser();
  readonly network = new FakeNetwork();
  readonly call: Call;
  /** Every state it has been in, one after the other. */
  readonly states: CallStateName[] = ['preparing'];

  constructor() {
    this.call = Call.create({
      consultationId,
      signalling: this.signalling,
      clock: this.clock,
      network: this.network,
      mediaDevices: this.devices,
      deviceOptions: this.browser.deviceOptions,
    });
    this.call.subscribe(() => {
      const { state } = this.snapshot;
      if (state !== this.states.at(-1)) this.states.push(state);
    });
  }

  get snapshot(): CallSnapshot {
    return this.call.getSnapshot();
  }

  until(isSo: (snapshot: CallSnapshot) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!isSo(this.snapshot)) return;
        stop();
        resolve();
      };
      const stop = this.call.subscribe(look);
      look();
    });
  }

  async untilState(state: CallStateName): Promise<void> {
    await this.until((snapshot) => snapshot.state === state);
  }

  /** Everything that was started and waits for nothing but the fakes is done. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }

  async intoLobby(): Promise<void> {
    await this.call.prepare();
    await this.settle();
    this.browser.connection = 'connected';
  }

  async intoCall(): Promise<void> {
    await this.intoLobby();
    await this.call.join();
    await this.settle();
    if (this.snapshot.state !== 'in-call') throw new Error(`still ${this.snapshot.state}`);
  }

  /** What happens by itself after a new preparation was asked for, up to the call. */
  async backIntoCall(preparations: number): Promise<void> {
    await this.signalling.sent('call:join', preparations);
    await this.settle();
    this.browser.connection = 'connected';
    await this.untilState('in-call');
    await this.settle();
  }
}
