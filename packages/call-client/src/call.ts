import type { CallSnapshot, DeviceKind, SelectedDevices } from './call-snapshot.ts';
import type { Clock } from './clock.ts';
import type { Signalling } from './signalling.ts';
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

/** One person's call within a consultation. Methods never reject: what happened is in the snapshot. */
export class Call {
  readonly #store = new Store<CallSnapshot>(initialSnapshot);

  static create(_options: CallOptions): Call {
    return new Call();
  }

  readonly getSnapshot = (): CallSnapshot => this.#store.get();
  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  /** Into the lobby: devices, transports, link check. Also the way back from `left` and `failed`. */
  async prepare(): Promise<void> {}

  /** From the lobby into the call. Asked for while still preparing, it happens as soon as it can. */
  async join(): Promise<void> {}

  /** Hang up. The consultation goes on, and so may the call: `prepare()`, then `join()`. */
  async leave(): Promise<void> {}

  /** Leave, and let go of every device and listener. For when the screen goes away. */
  close(): void {}

  async setMicrophoneOn(_isOn: boolean): Promise<void> {}

  /** Off stops the camera itself: its light goes out. */
  async setCameraOn(_isOn: boolean): Promise<void> {}

  async switchDevice(_kind: DeviceKind, _deviceId: string): Promise<void> {}

  /** Microphone level, 0 to 1, about 20 times a second while anyone listens. */
  onMicrophoneLevel(_listener: (level: number) => void): () => void {
    return () => undefined;
  }

  /** Plays an element through the chosen speaker, and moves it when another is chosen. */
  attachSpeaker(_element: HTMLMediaElement): () => void {
    return () => undefined;
  }
}
