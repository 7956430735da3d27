import { mediaSources, type MediaSource } from '@qarib/contracts';
import type {
  CallSnapshot,
  DeviceEvent,
  DeviceKind,
  DeviceNotice,
  DeviceProblem,
  OwnExtra,
} from './call-snapshot.ts';
import type { OwnTrack } from './own-track.ts';
import { extraSources, type ExtraSource } from './extra-sources.ts';
import { LocalMedia, type LocalMediaState, type MediaDevicesPort } from './local-media.ts';
import { ScreenShare, type ScreenPort } from './screen-share.ts';
import type { Store } from './store.ts';

/** What a call does with the own tracks. */
export type TrackSink = {
  send(own: OwnTrack): Promise<void>;
  clearTrack(source: MediaSource): Promise<void>;
  setOn(source: MediaSource, isOn: boolean): void;
  stop(source: MediaSource): Promise<void>;
};

export type OwnMediaOptions = {
  readonly store: Store<CallSnapshot>;
  /** None while the call is being prepared: what is missed is sent with the next one's beginning. */
  readonly sink: () => TrackSink | undefined;
  readonly mediaDevices: (MediaDevicesPort & ScreenPort) | undefined;
  readonly wanted: { readonly microphone: boolean; readonly camera: boolean };
  readonly onMicrophoneTrack: (track: MediaStreamTrack | undefined) => void;
};

const everyday = ['microphone', 'camera'] as const;
type Everyday = (typeof everyday)[number];
const isExtra = (source: MediaSource): source is ExtraSource =>
  source !== 'microphone' && source !== 'camera';

/** Everything of one's own that the others may see and hear, and what the person wants of it. */
export class OwnMedia {
  readonly #options: OwnMediaOptions;
  readonly #store: Store<CallSnapshot>;
  readonly #screen: ScreenShare;
  /** What the person wants, whatever devices there are: it is restored after every reconnection. */
  readonly #wanted: Record<Everyday, boolean>;
  #devices: LocalMedia | undefined;
  #heardNotice: DeviceNotice | undefined;

  constructor(options: OwnMediaOptions) {
    this.#options = options;
    this.#store = options.store;
    this.#wanted = { ...options.wanted };
    this.#screen = new ScreenShare(options.mediaDevices, {
      onTrack: (track) => this.#onTrack('screen', track),
      onStoppedOutside: (label) => this.#notify({ source: 'screen', event: 'stopped' }, label),
    });
    this.#store.update({ isScreenSharingSupported: this.#screen.isSupported });
  }

  get isOpen(): boolean {
    return this.#devices !== undefined;
  }

  /** What there is to send right now. */
  get tracks(): readonly OwnTrack[] {
    return mediaSources.flatMap((source) => {
      const track = this.track(source);
      return track ? [{ source, track, isOn: this.#isOn(source) }] : [];
    });
  }

  track(source: MediaSource): MediaStreamTrack | undefined {
    return source === 'screen' ? this.#screen.track : this.#devices?.track(source);
  }

  async open(): Promise<void> {
    this.release();
    const { selectedDevices } = this.#store.get();
    const devices = LocalMedia.create(this.#options.mediaDevices, selectedDevices, {
      onTrack: (source, track) => this.#onTrack(source, track),
      onState: (state) => this.#onDevices(state),
    });
    this.#devices = devices;
    await devices.openAll(everyday.filter((source) => this.#wanted[source]));
    await devices.refreshDevices();
  }

  async setMicrophoneOn(isOn: boolean): Promise<void> {
    this.#wanted.microphone = isOn;
    // The microphone stays open: opening one takes half a second, and a meter can warn the muted.
    if (isOn) await this.#devices?.open('microphone');
    this.#show();
  }

  async setCameraOn(isOn: boolean): Promise<void> {
    this.#wanted.camera = isOn;
    if (isOn) await this.#devices?.open('camera');
    else {
      this.#options.sink()?.setOn('camera', false);
      this.#devices?.release('camera');
    }
    this.#show();
  }

  /** On with the device asked for, the one chosen last, or one that is free. */
  async setExtraOn(
    source: Exclude<ExtraSource, 'screen'>,
    isOn: boolean,
    deviceId?: string,
  ): Promise<void> {
    if (!isOn) this.#devices?.release(source);
    else if (deviceId !== undefined) {
      await this.#devices?.switchTo(source, deviceId);
      await this.#devices?.open(source);
    } else await this.#devices?.open(source);
    this.#show();
  }

  /** A track given is shared as it is; without one the person picks a screen, a window or a tab. */
  async startSharing(track?: MediaStreamTrack): Promise<void> {
    this.#setProblem('screen', undefined);
    if (track) this.#screen.take(track);
    else this.#setProblem('screen', await this.#screen.pick());
  }

  stopSharing(): void {
    this.#screen.stop();
  }

  /** The server stopped one of these: somebody else shares a screen now. */
  onClosedByServer(source: MediaSource): void {
    if (source !== 'screen' || !this.#screen.track) return;
    this.#screen.stop();
    this.#notify({ source: 'screen', event: 'taken-over' }, '');
  }

  async switchDevice(kind: DeviceKind, deviceId: string): Promise<void> {
    await this.#devices?.switchTo(kind, deviceId);
  }

  /** Nobody is filmed or heard any more. */
  release(): void {
    const devices = this.#devices;
    this.#devices = undefined;
    this.#screen.stop();
    devices?.close();
    this.#show();
  }

  /** One device cannot be the voice and the stethoscope at a time. */
  get #isMicrophoneLent(): boolean {
    const idOf = (source: MediaSource) => this.track(source)?.getSettings().deviceId;
    return this.track('stethoscope') !== undefined && idOf('stethoscope') === idOf('microphone');
  }

  #isOn(source: MediaSource): boolean {
    if (isExtra(source)) return true;
    return this.#wanted[source] && !(source === 'microphone' && this.#isMicrophoneLent);
  }

  #onTrack(source: MediaSource, track: MediaStreamTrack | undefined): void {
    const { onMicrophoneTrack } = this.#options;
    const sink = this.#options.sink();
    if (source === 'microphone') onMicrophoneTrack(track);
    if (track) void sink?.send({ source, track, isOn: this.#isOn(source) });
    else if (isExtra(source)) void sink?.stop(source);
    else {
      // An unplugged device is off for the others, too, until another takes over.
      sink?.setOn(source, false);
      void sink?.clearTrack(source);
    }
    this.#show();
  }

  #onDevices({ devices, selectedDevices, problems, notice }: LocalMediaState): void {
    this.#store.update({
      devices,
      selectedDevices,
      microphoneProblem: problems.microphone,
      cameraProblem: problems.camera,
    });
    this.#setProblem('secondary-camera', problems['secondary-camera']);
    this.#setProblem('stethoscope', problems.stethoscope);
    if (!notice || notice === this.#heardNotice) return;
    this.#heardNotice = notice;
    this.#notify(notice, notice.label);
  }

  #setProblem(source: ExtraSource, problem: DeviceProblem | undefined): void {
    const { extraProblems } = this.#store.get();
    if (extraProblems[source] === problem) return;
    const { [source]: _before, ...others } = extraProblems;
    this.#store.update({ extraProblems: problem ? { ...others, [source]: problem } : others });
  }

  #notify(event: DeviceEvent, label: string): void {
    const id = (this.#store.get().deviceNotice?.id ?? 0) + 1;
    this.#store.update({ deviceNotice: { ...event, id, label } });
  }

  #show(): void {
    const has = (source: Everyday) => this.#devices?.track(source) !== undefined;
    if (has('microphone')) this.#options.sink()?.setOn('microphone', this.#isOn('microphone'));
    this.#store.update({
      localStream: this.#streamOf(
        this.#store.get().localStream,
        everyday.flatMap((source) => this.track(source) ?? []),
      ),
      isMicrophoneOn: has('microphone') && this.#isOn('microphone'),
      isCameraOn: has('camera') && this.#wanted.camera,
      isMicrophoneLent: this.#isMicrophoneLent,
      ownExtras: this.#extras(),
    });
  }

  #extras(): readonly OwnExtra[] {
    const { ownExtras } = this.#store.get();
    const extras = extraSources.flatMap((source) => {
      const track = this.track(source);
      const before = ownExtras.find((extra) => extra.source === source);
      const stream = this.#streamOf(before?.stream, track ? [track] : []);
      if (!track || !stream) return [];
      return [before?.stream === stream ? before : { source, stream, label: track.label }];
    });
    const isSame =
      extras.length === ownExtras.length && extras.every((extra) => ownExtras.includes(extra));
    return isSame ? ownExtras : extras;
  }

  /** An element keeps playing a stream that is the same one. */
  #streamOf(before: MediaStream | undefined, tracks: readonly MediaStreamTrack[]) {
    const known = before?.getTracks() ?? [];
    const isSame = tracks.length === known.length && tracks.every((track) => known.includes(track));
    if (isSame) return before;
    return tracks.length > 0 ? new MediaStream([...tracks]) : undefined;
  }
}
