import type { ErrorCode, MediaSource, Participant, PauseReason } from '@qarib/contracts';
import type { Profile, ProfileChoice } from './adaptation/plan.ts';
import type { ExtraSource } from './extra-sources.ts';
import type { LinkCheck } from './link-verdict.ts';

/**
 * Where a call is. `preparing` and `lobby` come before the join, `reconnecting` is a call that mends
 * itself, and `left`, `ended` and `failed` are rest: from `left` and `failed` the way back is
 * `prepare()`. docs/call-engine.md draws it.
 */
export const callStates = [
  'preparing',
  'lobby',
  'joining',
  'in-call',
  'reconnecting',
  'left',
  'ended',
  'failed',
] as const;
export type CallStateName = (typeof callStates)[number];

/** Why a call could not go on: the server's codes, and what only a browser can meet. */
export type CallErrorCode =
  | ErrorCode
  | 'SIGNALLING_LOST'
  | 'SIGNALLING_INVALID'
  | 'BROWSER_UNSUPPORTED'
  | 'MEDIA_PATH_BLOCKED';

/** Why a call mends itself. */
export type ReconnectReason = 'signalling-lost' | 'path-lost' | 'room-lost' | 'peer-gone';

/**
 * Why a call is over for good; `closed` when the consultation ended while this browser was away, or
 * for somebody invited, who is not told how; `withdrawn` when the invitation was.
 */
export type EndReason =
  'finished' | 'cancelled' | 'expired' | 'replaced' | 'withdrawn' | 'hosts-left' | 'closed';

/** Why there is no microphone or camera although one is wanted. */
export type DeviceProblem = 'permission-denied' | 'not-found' | 'in-use' | 'unsupported' | 'failed';

/** What is taken from a device; a screen is not. */
export const deviceSources = ['microphone', 'camera', 'secondary-camera', 'stethoscope'] as const;
export type DeviceSource = (typeof deviceSources)[number];
export type DeviceKind = DeviceSource | 'speaker';

/** `label` is empty until the person has allowed a device of that kind. */
export type MediaDevice = { readonly deviceId: string; readonly label: string };

export type DeviceLists = {
  readonly microphones: readonly MediaDevice[];
  readonly cameras: readonly MediaDevice[];
  readonly speakers: readonly MediaDevice[];
};

/** Device ids in use; `undefined` is the system's default, or none. */
export type SelectedDevices = { readonly [Kind in DeviceKind]?: string | undefined };

/**
 * What happened to a device by itself. `replaced`: another took over, named by `label`; `lost`: there
 * is no other. A screen is `stopped` by the browser's own button, or `taken-over` by another's.
 */
export type DeviceEvent =
  | { readonly source: 'microphone' | 'camera'; readonly event: 'replaced' | 'lost' }
  | { readonly source: 'speaker'; readonly event: 'replaced' }
  | { readonly source: 'secondary-camera' | 'stethoscope'; readonly event: 'lost' }
  | { readonly source: 'screen'; readonly event: 'stopped' | 'taken-over' };

/** The last such thing; `id` rises so that a repeat is seen too. */
export type DeviceNotice = { readonly id: number; readonly label: string } & DeviceEvent;

/** What the person sends beside microphone and camera. */
export type OwnExtra = {
  readonly source: ExtraSource;
  readonly stream: MediaStream;
  /** The device's, or what is shared; may be empty. */
  readonly label: string;
};

/** What another participant sends from one source. Its `stream` has exactly one track. */
export type RemoteStream = {
  readonly peerId: string;
  readonly source: MediaSource;
  readonly stream: MediaStream;
  /** The sender muted, or turned the camera off. */
  readonly isPaused: boolean;
};

export type Quality = 'unknown' | 'good' | 'fair' | 'poor' | 'lost';

/** How each direction does, judged about every two seconds while in the call. */
export type ConnectionQuality = { readonly up: Quality; readonly down: Quality };

/** What another tells of the own link. */
export type ToldQuality = ConnectionQuality & {
  /** They go on in writing: it is no mishap that they are neither heard nor seen. */
  readonly isWriting?: boolean | undefined;
};

/** What goes out of what is on, and what keeps it from being all: the own way up, the others' ways down, or a choice. */
export type Sending = { readonly profile: Profile; readonly reason: PauseReason | undefined };

/** Where the others' sound comes out, as far as devices' names tell. */
export type AudioRoute = 'headset' | 'loudspeaker' | 'unknown';

export type EchoState = {
  readonly route: AudioRoute;
  /** The others hear themselves through this microphone, so that only one side is let through at a time. */
  readonly isMeasured: boolean;
};

/** All there is to show of a call. Never changed in place: a new one is made for every change. */
export type CallSnapshot = {
  readonly state: CallStateName;
  /** This browser's own peer, once prepared. */
  readonly peerId: string | undefined;
  /** The others in the call; in the lobby, who is there already. */
  readonly participants: readonly Participant[];
  /** Those of the others whose link is cut, and whose seats are kept for when it is back. */
  readonly lostParticipants: readonly Participant[];
  readonly remoteStreams: readonly RemoteStream[];
  /** The own camera and microphone, for the self view (mute its element); absent with neither. */
  readonly localStream: MediaStream | undefined;
  readonly isMicrophoneOn: boolean;
  readonly isCameraOn: boolean;
  /** Going on in writing: what the link cannot carry is not sent. */
  readonly isWriting: boolean;
  /** Screen, second camera and stethoscope, as far as they are on. */
  readonly ownExtras: readonly OwnExtra[];
  /** Why one of them did not start. */
  readonly extraProblems: Readonly<Partial<Record<ExtraSource, DeviceProblem>>>;
  /** The microphone is the stethoscope for now, and speaks again when that ends. */
  readonly isMicrophoneLent: boolean;
  readonly isScreenSharingSupported: boolean;
  readonly microphoneProblem: DeviceProblem | undefined;
  readonly cameraProblem: DeviceProblem | undefined;
  readonly devices: DeviceLists;
  readonly selectedDevices: SelectedDevices;
  readonly isSpeakerChoiceSupported: boolean;
  readonly deviceNotice: DeviceNotice | undefined;
  /** Absent until the first answer came back; then live while in the lobby. */
  readonly linkCheck: LinkCheck | undefined;
  readonly quality: ConnectionQuality;
  /** How the others' links do, by their own measure and peer; whoever has not told is missing. */
  readonly qualityOfOthers: Readonly<Record<string, ToldQuality>>;
  /** What the person asked for. */
  readonly profileChoice: ProfileChoice;
  readonly sending: Sending;
  /** False when so little of what is said arrives that writing is the better way. */
  readonly isIntelligible: boolean;
  readonly echo: EchoState;
  /** Set in `reconnecting` only. */
  readonly reconnectReason: ReconnectReason | undefined;
  /** Set in `ended` only. */
  readonly endReason: EndReason | undefined;
  /** Why it `failed`; while the call still tries by itself, what stands in the way. */
  readonly errorCode: CallErrorCode | undefined;
};
