import type { MediaSource } from '@qarib/contracts';
import type { types } from 'mediasoup-client';
import type { ProfileChoice } from './adaptation/plan.ts';
import { Wishes } from './adaptation/wishes.ts';
import { AudioLevels } from './audio-levels.ts';
import { audioRouteOf } from './audio-route.ts';
import type { CallSnapshot, DeviceKind, SelectedDevices } from './call-snapshot.ts';
import { isAtRest } from './call-transitions.ts';
import { browserClock, type Clock } from './clock.ts';
import { Connection } from './connection.ts';
import { EchoGuard } from './echo-guard.ts';
import type { EchoVerdict } from './echo-detector.ts';
import type { ExtraSource } from './extra-sources.ts';
import { initialSnapshot } from './initial-snapshot.ts';
import { LevelMeter } from './level-meter.ts';
import type { MediaDevicesPort } from './local-media.ts';
import { browserNetwork, type NetworkChanges } from './network-changes.ts';
import { OwnMedia } from './own-media.ts';
import { QualityExchange } from './quality-exchange.ts';
import type { ScreenPort } from './screen-share.ts';
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
  readonly network?: NetworkChanges;
  /** The browser's, unless given. */
  readonly mediaDevices?: MediaDevicesPort & ScreenPort;
  readonly deviceOptions?: types.DeviceOptions;
};

/** The others' sound while the own voice has the floor, and while a stethoscope listens. */
const loweredVolume = 0.25;

/** One person's call within a consultation. Methods never reject: what happened is in the snapshot. */
export class Call {
  readonly #store: Store<CallSnapshot>;
  readonly #connection: Connection;
  readonly #levels: AudioLevels;
  readonly #meter: LevelMeter;
  readonly #speaker = new Speaker();
  readonly #own: OwnMedia;
  readonly #echoGuard: EchoGuard;
  readonly #options: CallOptions;
  readonly #wishes = new Wishes();
  /** What was on before the person went on in writing. */
  #spoken = { isMicrophoneOn: false, isCameraOn: false };
  #stopListening: (() => void) | undefined;
  #isRemoteLowered = false;
  #isPrepared = false;
  /** The transports were asked for ahead of the lobby. */
  #isWarm = false;

  private constructor(options: CallOptions) {
    const { consultationId, signalling, clock = browserClock } = options;
    this.#options = options;
    this.#store = new Store<CallSnapshot>({
      ...initialSnapshot,
      selectedDevices: options.preferredDevices ?? {},
      isSpeakerChoiceSupported: Speaker.isChoiceSupported,
    });
    this.#levels = new AudioLevels(clock);
    this.#meter = new LevelMeter(this.#levels);
    this.#connection = new Connection({
      consultationId,
      signalling,
      deviceOptions: options.deviceOptions,
      clock,
      network: options.network ?? browserNetwork,
      store: this.#store,
      ownTracks: () => this.#own.tracks,
      wishes: this.#wishes,
    });
    this.#own = new OwnMedia({
      store: this.#store,
      sink: () => this.#connection.session,
      mediaDevices: options.mediaDevices ?? globalThis.navigator?.mediaDevices,
      wanted: {
        microphone: options.isMicrophoneOn ?? true,
        camera: options.isCameraOn ?? true,
      },
      onMicrophoneTrack: (track) => this.#meter.setTrack(track),
    });
    this.#echoGuard = new EchoGuard(this.#levels, clock, (verdict) => this.#onEcho(verdict));
    this.#store.subscribe(() => this.#onSnapshot(this.getSnapshot()));
  }

  static create(options: CallOptions): Call {
    return new Call(options);
  }

  readonly getSnapshot = (): CallSnapshot => this.#store.get();
  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  /**
   * Ahead of the lobby, while the case is read: both transports get connected. No device is opened,
   * nothing is probed, and nobody is shown that somebody reads. `prepare()` goes on from there.
   */
  async warm(): Promise<void> {
    if (this.#isPrepared || this.#isWarm || this.getSnapshot().state !== 'preparing') return;
    this.#isWarm = true;
    this.#listen();
    await this.#connection.prepare({ isProbing: false });
  }

  /** Into the lobby: devices, transports, link check. Also the way back from `left` and `failed`. */
  async prepare(): Promise<void> {
    const { state } = this.getSnapshot();
    const isAhead = this.#isWarm && (state === 'preparing' || state === 'lobby');
    this.#isWarm = false;
    if (isAhead) return this.#goOn();
    const isFirst = state === 'preparing' && !this.#isPrepared;
    if (!isFirst && state !== 'left' && state !== 'failed') return;
    this.#isPrepared = true;
    this.#store.update({ state: 'preparing', errorCode: undefined, linkCheck: undefined });
    this.#listen();
    // The person may think about a permission for a while; everything else goes on meanwhile.
    const opening = this.#own.open();
    await this.#connection.prepare({ isProbing: true });
    await opening;
  }

  /** What is left to do of a preparation that began ahead. */
  async #goOn(): Promise<void> {
    this.#isPrepared = true;
    this.#connection.probe();
    await this.#own.open();
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
    this.#letGo();
  }

  async setMicrophoneOn(isOn: boolean): Promise<void> {
    await this.#own.setMicrophoneOn(isOn);
  }

  /** Off stops the camera itself: its light goes out. */
  async setCameraOn(isOn: boolean): Promise<void> {
    await this.#own.setCameraOn(isOn);
  }

  /**
   * Going on in writing within the same call: nobody hangs up and nothing is typed again, but what the link cannot
   * carry is no longer sent. Back to the voice, what was on is on again.
   */
  async setWriting(isWriting: boolean): Promise<void> {
    const { isWriting: wasWriting, isMicrophoneOn, isCameraOn } = this.getSnapshot();
    if (isWriting === wasWriting) return;
    const silent = { isMicrophoneOn: false, isCameraOn: false };
    const wanted = isWriting ? silent : this.#spoken;
    this.#spoken = { isMicrophoneOn, isCameraOn };
    this.#store.update({ isWriting });
    await this.setMicrophoneOn(wanted.isMicrophoneOn);
    await this.setCameraOn(wanted.isCameraOn);
  }

  /** A second camera held to the patient, beside the face. */
  async setSecondaryCameraOn(isOn: boolean, deviceId?: string): Promise<void> {
    await this.#own.setExtraOn('secondary-camera', isOn, deviceId);
  }

  /** Sound of the chest as the device gives it, beside the voice or, from the same device, instead. */
  async setStethoscopeOn(isOn: boolean, deviceId?: string): Promise<void> {
    await this.#own.setExtraOn('stethoscope', isOn, deviceId);
  }

  /** Shows everybody a screen, a window or a tab of the person's choice, or the track given. */
  async startSharing(track?: MediaStreamTrack): Promise<void> {
    await this.#own.startSharing(track);
  }

  stopSharing(): void {
    this.#own.stopSharing();
  }

  /** What to make of pictures, the own and the others': the link decides, or the person. */
  setProfile(choice: ProfileChoice): void {
    this.#wishes.choice = choice;
    this.#store.update({ profileChoice: choice });
    this.#connection.heedWishes();
  }

  /** Pictures are wanted also while they are not shown, for as long as they are recorded. */
  keepPictures(isKeeping: boolean): void {
    this.#wishes.isKeeping = isKeeping;
    this.#connection.heedWishes();
  }

  /** At how many lines of the screen another's picture is shown; 0 when it is not. */
  watch(peerId: string, source: MediaSource, lines: number): void {
    this.#wishes.show(peerId, source, Math.round(lines));
    this.#connection.heedWishes();
  }

  /** Of a source that is off, what it will be switched on with. */
  async switchDevice(kind: DeviceKind, deviceId: string): Promise<void> {
    await this.#own.switchDevice(kind, deviceId);
  }

  /** Microphone level, 0 to 1, about 20 times a second while anyone listens. */
  onMicrophoneLevel(listener: (level: number) => void): () => void {
    return this.#meter.listen(listener);
  }

  /** The level of something heard: another's source, or with the own peer's id an own extra. */
  onLevelOf(peerId: string, source: MediaSource, listener: (level: number) => void): () => void {
    const track =
      peerId === this.getSnapshot().peerId
        ? this.#own.track(source)
        : this.#remoteTracks(source, peerId)[0];
    return track ? this.#levels.watch(track, listener) : () => {};
  }

  /** Plays an element through the chosen speaker, and moves it when another is chosen. */
  attachSpeaker(element: HTMLMediaElement): () => void {
    return this.#speaker.attach(element);
  }

  #remoteTracks(source: MediaSource, peerId?: string): readonly MediaStreamTrack[] {
    return this.getSnapshot()
      .remoteStreams.filter((remote) => remote.source === source)
      .filter((remote) => peerId === undefined || remote.peerId === peerId)
      .flatMap(({ stream }) => stream.getTracks());
  }

  #onSnapshot(snapshot: CallSnapshot): void {
    const { devices, selectedDevices, echo } = snapshot;
    const extras: readonly ExtraSource[] = snapshot.ownExtras.map(({ source }) => source);
    this.#speaker.choose(selectedDevices.speaker);
    const route = audioRouteOf(devices, selectedDevices);
    if (route !== echo.route) this.#store.update({ echo: { ...echo, route } });
    // What a stethoscope hears is not cleaned of echo: the others would hear themselves in the chest.
    const isListening = extras.includes('stethoscope') && route !== 'headset';
    this.#speaker.setVolume(this.#isRemoteLowered || isListening ? loweredVolume : 1);
    this.#guardEcho(snapshot, route !== 'headset');
    // Nobody is filmed by a call that is over.
    if (this.#own.isOpen && isAtRest(snapshot.state)) this.#letGo();
  }

  #listen(): void {
    this.#stopListening?.();
    const { signalling, consultationId } = this.#options;
    const exchange = QualityExchange.start({ consultationId, signalling, store: this.#store });
    const stop = signalling.on('call:producer-closed', ({ peerId, source }) => {
      if (peerId === this.getSnapshot().peerId) this.#own.onClosedByServer(source);
    });
    this.#stopListening = () => {
      exchange.stop();
      stop();
    };
  }

  #letGo(): void {
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#own.release();
    this.#echoGuard.listen(undefined);
  }

  #guardEcho({ state, isMicrophoneOn }: CallSnapshot, isPossible: boolean): void {
    const own = this.#own.track('microphone');
    const isNeeded = state === 'in-call' && isMicrophoneOn && isPossible;
    this.#echoGuard.listen(
      own && isNeeded ? { own, remote: this.#remoteTracks('microphone') } : undefined,
    );
  }

  #onEcho({ isEcho, isMicrophoneHeld, isRemoteLowered }: EchoVerdict): void {
    const own = this.#own.track('microphone');
    if (own) own.enabled = !isMicrophoneHeld;
    this.#isRemoteLowered = isRemoteLowered;
    const { echo } = this.getSnapshot();
    if (echo.isMeasured !== isEcho) this.#store.update({ echo: { ...echo, isMeasured: isEcho } });
    else this.#onSnapshot(this.getSnapshot());
  }
}
