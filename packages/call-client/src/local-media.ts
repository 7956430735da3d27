import { kindOfSource } from '@qarib/contracts';
import {
  deviceSources,
  type DeviceEvent,
  type DeviceKind,
  type DeviceLists,
  type DeviceNotice,
  type DeviceProblem,
  type DeviceSource,
  type SelectedDevices,
} from './call-snapshot.ts';
import { readDeviceLists } from './device-lists.ts';
import { problemOf } from './device-problems.ts';
import { cameraConstraints, microphoneConstraints } from './encodings.ts';
import {
  contentHints,
  secondaryCameraConstraints,
  stethoscopeConstraints,
} from './extra-sources.ts';

/** The part of `navigator.mediaDevices` this needs. */
export type MediaDevicesPort = Pick<
  MediaDevices,
  'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
>;

export type LocalMediaState = {
  readonly devices: DeviceLists;
  readonly selectedDevices: SelectedDevices;
  readonly problems: Readonly<Partial<Record<DeviceSource, DeviceProblem>>>;
  readonly notice: DeviceNotice | undefined;
};

export type LocalMediaEvents = {
  /** `undefined` when there is no track of that source any more. */
  readonly onTrack: (source: DeviceSource, track: MediaStreamTrack | undefined) => void;
  readonly onState: (state: LocalMediaState) => void;
};

const stopTrack = (result: MediaStreamTrack | DeviceProblem): void => {
  if (typeof result !== 'string') result.stop();
};

const bases: Readonly<Record<DeviceSource, MediaTrackConstraints>> = {
  microphone: microphoneConstraints,
  camera: cameraConstraints,
  'secondary-camera': secondaryCameraConstraints,
  stethoscope: stethoscopeConstraints,
};

function constraintsFor(source: DeviceSource, deviceId: ConstrainDOMString | undefined) {
  return deviceId === undefined ? bases[source] : { ...bases[source], deviceId };
}

/** What a person joins with, asked for in one question. */
const everyday = ['microphone', 'camera'] as const;
/** Another device takes over for these alone: nobody wants their face where a lesion was shown. */
const isReplaceable = (source: DeviceSource): source is (typeof everyday)[number] =>
  source === 'microphone' || source === 'camera';

/** The own microphone and camera: opened, chosen, lost and found again. Outlives reconnections. */
export class LocalMedia {
  readonly #devices: MediaDevicesPort | undefined;
  readonly #events: LocalMediaEvents;
  readonly #tracks = new Map<DeviceSource, MediaStreamTrack>();
  /** Sources somebody wants on, whether or not there is a device. */
  readonly #wanted = new Set<DeviceSource>();
  /** Rises with each wish, so that a slow answer to an old one is dropped. */
  readonly #attempts: Record<DeviceSource, number> = {
    microphone: 0,
    camera: 0,
    'secondary-camera': 0,
    stethoscope: 0,
  };
  #state: LocalMediaState;
  #isClosed = false;

  private constructor(
    devices: MediaDevicesPort | undefined,
    selectedDevices: SelectedDevices,
    events: LocalMediaEvents,
  ) {
    this.#devices = devices;
    this.#events = events;
    this.#state = {
      devices: { microphones: [], cameras: [], speakers: [] },
      selectedDevices,
      problems: {},
      notice: undefined,
    };
    devices?.addEventListener('devicechange', this.#onDeviceChange);
  }

  /** `devices` is missing where the page is not served securely. */
  static create(
    devices: MediaDevicesPort | undefined,
    selectedDevices: SelectedDevices,
    events: LocalMediaEvents,
  ): LocalMedia {
    return new LocalMedia(devices, selectedDevices, events);
  }

  track(source: DeviceSource): MediaStreamTrack | undefined {
    return this.#tracks.get(source);
  }

  /** Both in one question to the person; one that is refused does not take the other along. */
  async openAll(sources: readonly DeviceSource[]): Promise<void> {
    for (const source of sources) this.#wanted.add(source);
    const [one, two] = sources;
    if (one && two && (await this.#openTogether())) return;
    for (const source of sources) await this.open(source);
  }

  /** Opens the chosen device, or any other. Never asks more than twice. */
  async open(source: DeviceSource): Promise<boolean> {
    this.#wanted.add(source);
    if (this.#tracks.has(source)) return true;
    const attempt = this.#next(source);
    const result = await this.#askForAny(source);
    if (attempt !== this.#attempts[source]) {
      stopTrack(result);
      return this.#tracks.has(source);
    }
    return this.#take(source, result);
  }

  /** Lets go of the device: its light goes out. */
  release(source: DeviceSource): void {
    this.#wanted.delete(source);
    this.#next(source);
    this.#drop(source);
  }

  /** The device asked for and no other; when it fails, what was there stays. */
  async switchTo(kind: DeviceKind, deviceId: string): Promise<void> {
    if (kind === 'speaker') return this.#select(kind, deviceId);
    const previous = this.#state.selectedDevices[kind];
    this.#select(kind, deviceId);
    if (!this.#wanted.has(kind)) return;
    const attempt = this.#next(kind);
    const isStale = () => attempt !== this.#attempts[kind];
    let result = await this.#ask(kind, { exact: deviceId });
    if (result === 'in-use' && !isStale()) {
      // A phone opens one camera at a time: the old one first makes room.
      this.#drop(kind);
      result = await this.#ask(kind, { exact: deviceId });
    }
    if (isStale()) return stopTrack(result);
    if (typeof result !== 'string') return void this.#take(kind, result);
    this.#select(kind, previous);
    await this.open(kind);
  }

  async refreshDevices(): Promise<void> {
    const devices = await readDeviceLists(this.#devices);
    const before = this.#state.devices;
    this.#update({ devices });
    this.#noticeLostSpeaker(before, devices);
  }

  close(): void {
    if (this.#isClosed) return;
    for (const source of deviceSources) this.release(source);
    this.#isClosed = true;
    this.#devices?.removeEventListener('devicechange', this.#onDeviceChange);
  }

  readonly #onDeviceChange = (): void => {
    void this.refreshDevices();
    // Something was plugged in where there was nothing.
    for (const source of this.#wanted)
      if (this.#state.problems[source] === 'not-found') void this.open(source);
  };

  async #openTogether(): Promise<boolean> {
    if (!this.#devices || this.#tracks.size > 0) return false;
    const { microphone, camera } = this.#state.selectedDevices;
    const attempts = everyday.map((source) => this.#next(source));
    try {
      const stream = await this.#devices.getUserMedia({
        audio: constraintsFor('microphone', microphone),
        video: constraintsFor('camera', camera),
      });
      everyday.forEach((source, index) => {
        const track = stream.getTracks().find(({ kind }) => kind === kindOfSource[source]);
        if (!track) return;
        if (attempts[index] === this.#attempts[source]) this.#take(source, track);
        else track.stop();
      });
      return true;
    } catch {
      return false;
    }
  }

  #askForAny(source: DeviceSource): Promise<MediaStreamTrack | DeviceProblem> {
    const chosen = this.#state.selectedDevices[source];
    if (chosen !== undefined) return this.#ask(source, { ideal: chosen });
    if (source !== 'secondary-camera') return this.#ask(source, undefined);
    // The face once more, from the same camera, would be no second picture.
    const spare = this.#state.devices.cameras.find(
      ({ deviceId }) => deviceId !== this.#state.selectedDevices.camera,
    );
    return spare ? this.#ask(source, { exact: spare.deviceId }) : Promise.resolve('not-found');
  }

  async #ask(
    source: DeviceSource,
    deviceId: ConstrainDOMString | undefined,
  ): Promise<MediaStreamTrack | DeviceProblem> {
    if (!this.#devices) return 'unsupported';
    try {
      const constraints = constraintsFor(source, deviceId);
      const stream = await this.#devices.getUserMedia({ [kindOfSource[source]]: constraints });
      return stream.getTracks()[0] ?? 'failed';
    } catch (error) {
      return problemOf(error);
    }
  }

  #take(source: DeviceSource, result: MediaStreamTrack | DeviceProblem): boolean {
    if (typeof result === 'string') {
      this.#setProblem(source, result);
      return false;
    }
    if (this.#isClosed || !this.#wanted.has(source)) {
      result.stop();
      return false;
    }
    this.#tracks.get(source)?.stop();
    this.#tracks.set(source, result);
    if (!isReplaceable(source)) result.contentHint = contentHints[source];
    // Only unplugging, a revoked permission or a crash ends a track that nobody stopped.
    result.addEventListener('ended', () => void this.#replaceLost(source, result), { once: true });
    this.#setProblem(source, undefined);
    this.#select(source, result.getSettings().deviceId ?? this.#state.selectedDevices[source]);
    this.#events.onTrack(source, result);
    // Labels are told only once a device is open.
    void this.refreshDevices();
    return true;
  }

  async #replaceLost(source: DeviceSource, track: MediaStreamTrack): Promise<void> {
    if (this.#tracks.get(source) !== track) return;
    if (isReplaceable(source)) {
      this.#drop(source);
      this.#select(source, undefined);
      const event = (await this.open(source)) ? 'replaced' : 'lost';
      this.#notify({ source, event }, this.#tracks.get(source)?.label ?? '');
    } else {
      this.release(source);
      this.#notify({ source, event: 'lost' }, track.label);
    }
  }

  /** Sound goes on through the browser's own choice; whoever wonders where it went is told. */
  #noticeLostSpeaker(before: DeviceLists, now: DeviceLists): void {
    const { speaker } = this.#state.selectedDevices;
    const has = (lists: DeviceLists) => lists.speakers.some(({ deviceId }) => deviceId === speaker);
    if (speaker === undefined || !has(before) || has(now)) return;
    this.#select('speaker', undefined);
    this.#notify({ source: 'speaker', event: 'replaced' }, now.speakers[0]?.label ?? '');
  }

  #notify(event: DeviceEvent, label: string): void {
    const id = (this.#state.notice?.id ?? 0) + 1;
    this.#update({ notice: { id, label, ...event } });
  }

  #drop(source: DeviceSource): void {
    const track = this.#tracks.get(source);
    if (!track) return;
    this.#tracks.delete(source);
    track.stop();
    this.#events.onTrack(source, undefined);
  }

  #next(source: DeviceSource): number {
    this.#attempts[source] += 1;
    return this.#attempts[source];
  }

  #select(kind: DeviceKind, deviceId: string | undefined): void {
    this.#update({ selectedDevices: { ...this.#state.selectedDevices, [kind]: deviceId } });
  }

  #setProblem(source: DeviceSource, problem: DeviceProblem | undefined): void {
    if (this.#state.problems[source] === problem) return;
    this.#update({ problems: { ...this.#state.problems, [source]: problem } });
  }

  #update(change: Partial<LocalMediaState>): void {
    if (this.#isClosed) return;
    this.#state = { ...this.#state, ...change };
    this.#events.onState(this.#state);
  }
}
