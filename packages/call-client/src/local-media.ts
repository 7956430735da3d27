import { mediaSources, type MediaSource } from '@qarib/contracts';
import type {
  DeviceKind,
  DeviceLists,
  DeviceNotice,
  DeviceProblem,
  SelectedDevices,
} from './call-snapshot.ts';
import { cameraConstraints, microphoneConstraints } from './encodings.ts';

/** The part of `navigator.mediaDevices` this needs. */
export type MediaDevicesPort = Pick<
  MediaDevices,
  'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
>;

export type LocalMediaState = {
  readonly devices: DeviceLists;
  readonly selectedDevices: SelectedDevices;
  readonly problems: Readonly<Partial<Record<MediaSource, DeviceProblem>>>;
  readonly notice: DeviceNotice | undefined;
};

export type LocalMediaEvents = {
  /** `undefined` when there is no track of that source any more. */
  readonly onTrack: (source: MediaSource, track: MediaStreamTrack | undefined) => void;
  readonly onState: (state: LocalMediaState) => void;
};

const problemsByError: Readonly<Record<string, DeviceProblem>> = {
  NotAllowedError: 'permission-denied',
  SecurityError: 'permission-denied',
  NotFoundError: 'not-found',
  OverconstrainedError: 'not-found',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
};

const problemOf = (error: unknown): DeviceProblem =>
  (error instanceof Error && problemsByError[error.name]) || 'failed';

const stopTrack = (result: MediaStreamTrack | DeviceProblem): void => {
  if (typeof result !== 'string') result.stop();
};

const kindOf = { microphone: 'audio', camera: 'video' } as const;

function constraintsFor(source: MediaSource, deviceId: ConstrainDOMString | undefined) {
  const base = source === 'camera' ? cameraConstraints : microphoneConstraints;
  return deviceId === undefined ? base : { ...base, deviceId };
}

/** The own microphone and camera: opened, chosen, lost and found again. Outlives reconnections. */
export class LocalMedia {
  readonly #devices: MediaDevicesPort | undefined;
  readonly #events: LocalMediaEvents;
  readonly #tracks = new Map<MediaSource, MediaStreamTrack>();
  /** Sources somebody wants on, whether or not there is a device. */
  readonly #wanted = new Set<MediaSource>();
  /** Rises with each wish, so that a slow answer to an old one is dropped. */
  readonly #attempts: Record<MediaSource, number> = { microphone: 0, camera: 0 };
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

  track(source: MediaSource): MediaStreamTrack | undefined {
    return this.#tracks.get(source);
  }

  /** Both in one question to the person; one that is refused does not take the other along. */
  async openAll(sources: readonly MediaSource[]): Promise<void> {
    for (const source of sources) this.#wanted.add(source);
    const [one, two] = sources;
    if (one && two && (await this.#openTogether())) return;
    for (const source of sources) await this.open(source);
  }

  /** Opens the chosen device, or any other. Never asks more than twice. */
  async open(source: MediaSource): Promise<boolean> {
    this.#wanted.add(source);
    if (this.#tracks.has(source)) return true;
    const chosen = this.#state.selectedDevices[source];
    const attempt = this.#next(source);
    const result = await this.#ask(source, chosen === undefined ? undefined : { ideal: chosen });
    if (attempt !== this.#attempts[source]) {
      stopTrack(result);
      return this.#tracks.has(source);
    }
    return this.#take(source, result);
  }

  /** Lets go of the device: its light goes out. */
  release(source: MediaSource): void {
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
    const all = (await this.#devices?.enumerateDevices().catch(() => [])) ?? [];
    const of = (kind: MediaDeviceKind) =>
      all
        .filter((device) => device.kind === kind && device.deviceId !== '')
        .map(({ deviceId, label }) => ({ deviceId, label }));
    const devices = {
      microphones: of('audioinput'),
      cameras: of('videoinput'),
      speakers: of('audiooutput'),
    };
    this.#update({ devices });
  }

  close(): void {
    if (this.#isClosed) return;
    for (const source of mediaSources) this.release(source);
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
    const attempts = mediaSources.map((source) => this.#next(source));
    try {
      const stream = await this.#devices.getUserMedia({
        audio: constraintsFor('microphone', microphone),
        video: constraintsFor('camera', camera),
      });
      mediaSources.forEach((source, index) => {
        const track = stream.getTracks().find(({ kind }) => kind === kindOf[source]);
        if (!track) return;
        if (attempts[index] === this.#attempts[source]) this.#take(source, track);
        else track.stop();
      });
      return true;
    } catch {
      return false;
    }
  }

  async #ask(
    source: MediaSource,
    deviceId: ConstrainDOMString | undefined,
  ): Promise<MediaStreamTrack | DeviceProblem> {
    if (!this.#devices) return 'unsupported';
    try {
      const constraints = constraintsFor(source, deviceId);
      const stream = await this.#devices.getUserMedia({ [kindOf[source]]: constraints });
      return stream.getTracks()[0] ?? 'failed';
    } catch (error) {
      return problemOf(error);
    }
  }

  #take(source: MediaSource, result: MediaStreamTrack | DeviceProblem): boolean {
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
    // Only unplugging, a revoked permission or a crash ends a track that nobody stopped.
    result.addEventListener('ended', () => void this.#replaceLost(source, result), { once: true });
    this.#setProblem(source, undefined);
    this.#select(source, result.getSettings().deviceId ?? this.#state.selectedDevices[source]);
    this.#events.onTrack(source, result);
    // Labels are told only once a device is open.
    void this.refreshDevices();
    return true;
  }

  async #replaceLost(source: MediaSource, track: MediaStreamTrack): Promise<void> {
    if (this.#tracks.get(source) !== track) return;
    this.#drop(source);
    this.#select(source, undefined);
    const isReplaced = await this.open(source);
    if (this.#isClosed) return;
    const label = this.#tracks.get(source)?.label ?? '';
    const id = (this.#state.notice?.id ?? 0) + 1;
    this.#update({ notice: { id, source, event: isReplaced ? 'replaced' : 'lost', label } });
  }

  #drop(source: MediaSource): void {
    const track = this.#tracks.get(source);
    if (!track) return;
    this.#tracks.delete(source);
    track.stop();
    this.#events.onTrack(source, undefined);
  }

  #next(source: MediaSource): number {
    this.#attempts[source] += 1;
    return this.#attempts[source];
  }

  #select(kind: DeviceKind, deviceId: string | undefined): void {
    this.#update({ selectedDevices: { ...this.#state.selectedDevices, [kind]: deviceId } });
  }

  #setProblem(source: MediaSource, problem: DeviceProblem | undefined): void {
    if (this.#state.problems[source] === problem) return;
    this.#update({ problems: { ...this.#state.problems, [source]: problem } });
  }

  #update(change: Partial<LocalMediaState>): void {
    if (this.#isClosed) return;
    this.#state = { ...this.#state, ...change };
    this.#events.onState(this.#state);
  }
}
