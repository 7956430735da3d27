import type { MediaSource } from '@qarib/contracts';
import type { types } from 'mediasoup-client';
import type { CallSnapshot, DeviceKind, SelectedDevices } from './call-snapshot.ts';
import { isAtRest } from './call-transitions.ts';
import { browserClock, type Clock } from './clock.ts';
import { Connection } from './connection.ts';
import { LevelMeter } from './level-meter.ts';
import { LocalMedia, type LocalMediaState, type MediaDevicesPort } from './local-media.ts';
import type { Signalling } from './signalling.ts';
import { Speaker } from './speaker.ts';
import { Store } from './store.ts';

export type CallOptions = {
  readonly consultationId: string;
  readonly signalling: Signalling;
  /** Devices chosen last time; a missing one falls back to the default. */
  readonly preferredDevices?: SelectedDevices;
  /** Wanted from the start; both default to true. */
  readonly isMicrophoneOn?: boolean;
  readonly isCameraOn?: boolean;
  readonly clock?: Clock;
  /** The browser's, unless given. */
  readonly mediaDevices?: MediaDevicesPort;
  readonly deviceOptions?: types.DeviceOptions;
};

const initialSnapshot: CallSnapshot = {
  state: 'preparing',
  peerId: undefined,
  participants: [],
  remoteStreams: [],
  localStream: undefined,
  isMicrophoneOn: false,
  isCameraOn: false,
  microphoneProblem: undefined,
  cameraProblem: undefined,
  devices: { microphones: [], cameras: [], speakers: [] },
  selectedDevices: {},
  isSpeakerChoiceSupported: false,
  deviceNotice: undefined,
  linkCheck: undefined,
  quality: { up: 'unknown', down: 'unknown' },
  reconnectReason: undefined,
  endReason: undefined,
  errorCode: undefined,
};

const sources: readonly MediaSource[] = ['microphone', 'camera'];

/** One person's call within a consultation. Methods never reject: what happened is in the snapshot. */
export class Call {
  readonly #store: Store<CallSnapshot>;
  readonly #connection: Connection;
  readonly #mediaDevices: MediaDevicesPort | undefined;
  readonly #meter: LevelMeter;
  readonly #speaker = new Speaker();
  /** What the person wants, whatever devices there are: it is restored after every reconnection. */
  readonly #wanted: Record<MediaSource, boolean>;
  #media: LocalMedia | undefined;
  #isPrepared = false;

  private constructor(options: CallOptions) {
    const clock = options.clock ?? browserClock;
    this.#store = new Store<CallSnapshot>({
      ...initialSnapshot,
      selectedDevices: options.preferredDevices ?? {},
      isSpeakerChoiceSupported: Speaker.isChoiceSupported,
    });
    this.#wanted = {
      microphone: options.isMicrophoneOn ?? true,
      camera: options.isCameraOn ?? true,
    };
    this.#mediaDevices =
      options.mediaDevices ?? (globalThis.navigator?.mediaDevices as MediaDevices | undefined);
    this.#meter = new LevelMeter(clock);
    this.#connection = new Connection({
      consultationId: options.consultationId,
      signalling: options.signalling,
      deviceOptions: options.deviceOptions,
      clock,
      store: this.#store,
      ownTracks: () => sources.flatMap((source) => this.#ownTrack(source)),
    });
    this.#store.subscribe(() => this.#releaseAtRest());
  }

  static create(options: CallOptions): Call {
    return new Call(options);
  }

  readonly getSnapshot = (): CallSnapshot => this.#store.get();
  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  /** Into the lobby: devices, transports, link check. Also the way back from `left` and `failed`. */
  async prepare(): Promise<void> {
    const { state } = this.getSnapshot();
    const isFirst = state === 'preparing' && !this.#isPrepared;
    if (!isFirst && state !== 'left' && state !== 'failed') return;
    this.#isPrepared = true;
    this.#store.update({ state: 'preparing', errorCode: undefined, linkCheck: undefined });
    // The person may think about a permission for a while; everything else goes on meanwhile.
    const opening = this.#openDevices();
    await this.#connection.prepare();
    await opening;
  }

  /** From the lobby into the call. Asked for while still preparing, it happens as soon as it can. */
  async join(): Promise<void> {
    await this.#connection.join();
  }

  /** Hang up. The consultation goes on, and so may the call: `prepare()`, then `join()`. */
  async leave(): Promise<void> {
    this.#connection.leave();
  }

  /** Leave, and let go of every device and listener. For when the screen goes away. */
  close(): void {
    this.#connection.leave();
    this.#releaseDevices();
  }

  async setMicrophoneOn(isOn: boolean): Promise<void> {
    this.#wanted.microphone = isOn;
    // The microphone stays open: opening one takes half a second, and a meter can warn the muted.
    if (isOn) await this.#media?.open('microphone');
    this.#connection.setOn('microphone', this.#wanted.microphone);
    this.#showOwn();
  }

  /** Off stops the camera itself: its light goes out. */
  async setCameraOn(isOn: boolean): Promise<void> {
    this.#wanted.camera = isOn;
    if (isOn) await this.#media?.open('camera');
    else {
      this.#connection.setOn('camera', false);
      this.#media?.release('camera');
    }
    this.#showOwn();
  }

  async switchDevice(kind: DeviceKind, deviceId: string): Promise<void> {
    await this.#media?.switchTo(kind, deviceId);
  }

  /** Microphone level, 0 to 1, about 20 times a second while anyone listens. */
  onMicrophoneLevel(listener: (level: number) => void): () => void {
    return this.#meter.listen(listener);
  }

  /** Plays an element through the chosen speaker, and moves it when another is chosen. */
  attachSpeaker(element: HTMLMediaElement): () => void {
    return this.#speaker.attach(element);
  }

  async #openDevices(): Promise<void> {
    this.#releaseDevices();
    const { selectedDevices } = this.getSnapshot();
    const media = LocalMedia.create(this.#mediaDevices, selectedDevices, {
      onTrack: (source, track) => this.#onTrack(source, track),
      onState: (state) => this.#onMediaState(state),
    });
    this.#media = media;
    await media.openAll(sources.filter((source) => this.#wanted[source]));
    await media.refreshDevices();
  }

  #onTrack(source: MediaSource, track: MediaStreamTrack | undefined): void {
    if (source === 'microphone') this.#meter.setTrack(track);
    if (track) for (const own of this.#ownTrack(source)) void this.#connection.send(own);
    else {
      // An unplugged device is off for the others, too, until another takes over.
      this.#connection.setOn(source, false);
      void this.#connection.clearTrack(source);
    }
    this.#showOwn();
  }

  #onMediaState({ devices, selectedDevices, problems, notice }: LocalMediaState): void {
    this.#speaker.choose(selectedDevices.speaker);
    this.#store.update({
      devices,
      selectedDevices,
      microphoneProblem: problems.microphone,
      cameraProblem: problems.camera,
      deviceNotice: notice,
    });
  }

  #ownTrack(source: MediaSource) {
    const track = this.#media?.track(source);
    return track ? [{ source, track, isOn: this.#wanted[source] }] : [];
  }

  #showOwn(): void {
    const tracks = sources.flatMap((source) => this.#media?.track(source) ?? []);
    const { localStream } = this.getSnapshot();
    const isSame =
      tracks.length === (localStream?.getTracks().length ?? 0) &&
      tracks.every((track) => localStream?.getTracks().includes(track));
    const fresh = tracks.length > 0 ? new MediaStream(tracks) : undefined;
    this.#store.update({
      // An element keeps playing a stream that is the same one.
      localStream: isSame ? localStream : fresh,
      isMicrophoneOn: this.#wanted.microphone && !!this.#media?.track('microphone'),
      isCameraOn: this.#wanted.camera && !!this.#media?.track('camera'),
    });
  }

  /** Nobody is filmed by a call that is over. */
  #releaseAtRest(): void {
    if (this.#media && isAtRest(this.getSnapshot().state)) this.#releaseDevices();
  }

  #releaseDevices(): void {
    const media = this.#media;
    this.#media = undefined;
    media?.close();
    this.#meter.setTrack(undefined);
    this.#showOwn();
  }
}
