import { FakeMediaStreamTrack } from 'fake-mediastreamtrack';

type FakeDevice = { readonly kind: MediaDeviceKind; readonly deviceId: string };

/** A MediaStream as far as the engine uses one. */
export class FakeMediaStream {
  readonly #tracks: readonly MediaStreamTrack[];

  constructor(tracks: readonly MediaStreamTrack[] = []) {
    this.#tracks = tracks;
  }

  getTracks(): MediaStreamTrack[] {
    return [...this.#tracks];
  }
}

/** Named as the browser names them. */
export const deviceError = (name: string) => Object.assign(new Error(name), { name });

const idOf = (deviceId: ConstrainDOMString | undefined) => {
  if (typeof deviceId === 'string') return { wanted: deviceId, isExact: false };
  if (Array.isArray(deviceId) || !deviceId) return { wanted: undefined, isExact: false };
  const wanted = deviceId.exact ?? deviceId.ideal;
  return { wanted: typeof wanted === 'string' ? wanted : undefined, isExact: 'exact' in deviceId };
};

/** A computer's microphones and cameras: plugged, unplugged, forbidden, busy. */
export class FakeDevices extends EventTarget {
  devices: FakeDevice[] = [
    { kind: 'audioinput', deviceId: 'built-in-microphone' },
    { kind: 'audioinput', deviceId: 'headset' },
    { kind: 'videoinput', deviceId: 'webcam' },
  ];
  readonly tracks: FakeMediaStreamTrack[] = [];
  readonly questions: MediaStreamConstraints[] = [];
  readonly refusals = new Map<string, string>();

  async getUserMedia(constraints: MediaStreamConstraints = {}): Promise<MediaStream> {
    this.questions.push(constraints);
    const { audio, video } = constraints;
    const tracks = [
      ...(typeof audio === 'object' ? [this.#open('audioinput', audio)] : []),
      ...(typeof video === 'object' ? [this.#open('videoinput', video)] : []),
    ];
    this.tracks.push(...tracks);
    return new MediaStream(tracks);
  }

  async enumerateDevices(): Promise<MediaDeviceInfo[]> {
    return this.devices.map(({ kind, deviceId }) => ({
      kind,
      deviceId,
      label: deviceId,
      groupId: '',
      toJSON: () => undefined,
    }));
  }

  /** Tracks of that kind that are not stopped. */
  live(kind: string): readonly FakeMediaStreamTrack[] {
    return this.tracks.filter((track) => track.kind === kind && track.readyState === 'live');
  }

  unplug(deviceId: string): void {
    this.devices = this.devices.filter((device) => device.deviceId !== deviceId);
    for (const track of this.tracks) if (track.label === deviceId) track.remoteStop();
    this.dispatchEvent(new Event('devicechange'));
  }

  plug(device: FakeDevice): void {
    this.devices = [...this.devices, device];
    this.dispatchEvent(new Event('devicechange'));
  }

  #open(kind: FakeDevice['kind'], constraints: MediaTrackConstraints): FakeMediaStreamTrack {
    const refusal = this.refusals.get(kind);
    if (refusal) throw deviceError(refusal);
    const { wanted, isExact } = idOf(constraints.deviceId);
    const all = this.devices.filter((device) => device.kind === kind);
    const chosen = all.find(({ deviceId }) => deviceId === wanted);
    const device = chosen ?? (isExact ? undefined : all[0]);
    if (!device) throw deviceError(isExact ? 'OverconstrainedError' : 'NotFoundError');
    const { deviceId } = device;
    return new FakeMediaStreamTrack({
      kind: kind === 'audioinput' ? 'audio' : 'video',
      label: deviceId,
      settings: { deviceId },
    });
  }
}
