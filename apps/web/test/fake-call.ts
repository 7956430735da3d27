import type { CallSnapshot } from '@qarib/call-client';
import type { Participant } from '@qarib/contracts';
import type { CallEngine } from '../src/shared/call/call-engine.ts';

const device = (deviceId: string, label: string) => ({ deviceId, label });

export const snapshotInLobby: CallSnapshot = {
  state: 'lobby',
  peerId: 'peer-self',
  participants: [],
  lostParticipants: [],
  remoteStreams: [],
  localStream: undefined,
  isMicrophoneOn: true,
  isCameraOn: true,
  ownExtras: [],
  extraProblems: {},
  isMicrophoneLent: false,
  isScreenSharingSupported: true,
  microphoneProblem: undefined,
  cameraProblem: undefined,
  devices: {
    microphones: [device('mic-1', 'Micro intégré'), device('mic-2', 'Casque')],
    cameras: [device('cam-1', 'Caméra intégrée')],
    speakers: [device('out-1', 'Haut-parleurs')],
  },
  selectedDevices: { microphone: 'mic-1', camera: 'cam-1', speaker: 'out-1' },
  isSpeakerChoiceSupported: true,
  deviceNotice: undefined,
  linkCheck: undefined,
  quality: { up: 'unknown', down: 'unknown' },
  qualityOfOthers: {},
  isWriting: false,
  profileChoice: 'auto',
  sending: { profile: 'full', reason: undefined },
  isIntelligible: true,
  echo: { route: 'unknown', isMeasured: false },
  reconnectReason: undefined,
  endReason: undefined,
  errorCode: undefined,
};

export const nurseInCall: Participant = {
  peerId: 'peer-nurse',
  practitionerId: 'nurse-fatima',
  name: 'Fatima Aït Lahcen',
  role: 'nurse',
  isMicrophoneOn: true,
  isCameraOn: false,
};

/** A call whose snapshots the test writes, and which remembers what it was asked. */
export class FakeCall implements CallEngine {
  readonly asked: string[] = [];
  #snapshot: CallSnapshot = snapshotInLobby;
  readonly #listeners = new Set<() => void>();

  readonly getSnapshot = (): CallSnapshot => this.#snapshot;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  become(change: Partial<CallSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }

  async warm(): Promise<void> {
    this.asked.push('warm');
  }

  async prepare(): Promise<void> {
    this.asked.push('prepare');
  }
  async join(): Promise<void> {
    this.asked.push('join');
    this.become({ state: 'in-call' });
  }
  async leave(): Promise<void> {
    this.asked.push('leave');
    this.become({ state: 'left' });
  }
  close(): void {
    this.asked.push('close');
  }
  async setMicrophoneOn(isOn: boolean): Promise<void> {
    this.asked.push(`microphone ${isOn ? 'on' : 'off'}`);
    this.become({ isMicrophoneOn: isOn });
  }
  async setWriting(isWriting: boolean): Promise<void> {
    this.asked.push(`writing ${isWriting ? 'on' : 'off'}`);
    this.become({ isWriting });
  }
  async setCameraOn(isOn: boolean): Promise<void> {
    this.asked.push(`camera ${isOn ? 'on' : 'off'}`);
    this.become({ isCameraOn: isOn });
  }
  async switchDevice(kind: string, deviceId: string): Promise<void> {
    this.asked.push(`${kind} ${deviceId}`);
  }
  async setSecondaryCameraOn(isOn: boolean, deviceId = 'any'): Promise<void> {
    this.asked.push(`secondary-camera ${isOn ? deviceId : 'off'}`);
  }
  async setStethoscopeOn(isOn: boolean, deviceId = 'any'): Promise<void> {
    this.asked.push(`stethoscope ${isOn ? deviceId : 'off'}`);
  }
  async startSharing(track?: MediaStreamTrack): Promise<void> {
    this.asked.push(track ? 'share track' : 'share screen');
  }
  stopSharing(): void {
    this.asked.push('share nothing');
  }
  setProfile(choice: CallSnapshot['profileChoice']): void {
    this.asked.push(`profile ${choice}`);
    this.become({ profileChoice: choice });
  }
  keepPictures(isKeeping: boolean): void {
    this.asked.push(`pictures ${isKeeping ? 'kept' : 'as shown'}`);
  }
  watch(peerId: string, source: string, lines: number): void {
    this.asked.push(`watch ${source} of ${peerId} at ${lines}`);
  }
  onLevelOf(): () => void {
    return () => {};
  }
  onMicrophoneLevel(): () => void {
    return () => {};
  }
  attachSpeaker(): () => void {
    return () => {};
  }
}

class FakeMediaStream extends EventTarget {
  readonly id = 'stream-from-afar';
}

/** jsdom has no media at all. After this `new MediaStream()` makes one that carries nothing. */
export function installFakeMedia(): void {
  Object.defineProperty(globalThis, 'MediaStream', { value: FakeMediaStream, configurable: true });
}
