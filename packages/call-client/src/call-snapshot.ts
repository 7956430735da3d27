import type { ErrorCode, MediaSource, Participant } from '@qarib/contracts';
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
  | 'finished'
  | 'cancelled'
  | 'expired'
  | 'replaced'
  | 'withdrawn'
  | 'closed';

/** Why there is no microphone or camera although one is wanted. */
export type DeviceProblem = 'permission-denied' | 'not-found' | 'in-use' | 'unsupported' | 'failed';

export type DeviceKind = 'microphone' | 'camera' | 'speaker';

/** `label` is empty until the person has allowed a device of that kind. */
export type MediaDevice = { readonly deviceId: string; readonly label: string };

export type DeviceLists = {
  readonly microphones: readonly MediaDevice[];
  readonly cameras: readonly MediaDevice[];
  readonly speakers: readonly MediaDevice[];
};

/** Device ids in use; `undefined` is the system's default, or none. */
export type SelectedDevices = { readonly [Kind in DeviceKind]?: string | undefined };

/** The last thing that happened to a device by itself; `id` rises so that a repeat is seen too. */
export type DeviceNotice = {
  readonly id: number;
  readonly source: MediaSource;
  /** `replaced`: another device took over, named by `label`. `lost`: there is no other. */
  readonly event: 'replaced' | 'lost';
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

/** All there is to show of a call. Never changed in place: a new one is made for every change. */
export type CallSnapshot = {
  readonly state: CallStateName;
  /** This browser's own peer, once prepared. */
  readonly peerId: string | undefined;
  /** The others in the call; in the lobby, who is there already. */
  readonly participants: readonly Participant[];
  readonly remoteStreams: readonly RemoteStream[];
  /** The own camera and microphone, for the self view (mute its element); absent with neither. */
  readonly localStream: MediaStream | undefined;
  readonly isMicrophoneOn: boolean;
  readonly isCameraOn: boolean;
  readonly microphoneProblem: DeviceProblem | undefined;
  readonly cameraProblem: DeviceProblem | undefined;
  readonly devices: DeviceLists;
  readonly selectedDevices: SelectedDevices;
  readonly isSpeakerChoiceSupported: boolean;
  readonly deviceNotice: DeviceNotice | undefined;
  /** Absent until the first answer came back; then live while in the lobby. */
  readonly linkCheck: LinkCheck | undefined;
  readonly quality: ConnectionQuality;
  /** Set in `reconnecting` only. */
  readonly reconnectReason: ReconnectReason | undefined;
  /** Set in `ended` only. */
  readonly endReason: EndReason | undefined;
  /** Why it `failed`; while the call still tries by itself, what stands in the way. */
  readonly errorCode: CallErrorCode | undefined;
};
