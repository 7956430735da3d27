export { Call, type CallOptions } from './call.ts';
export type {
  CallErrorCode,
  CallSnapshot,
  CallStateName,
  AudioRoute,
  ConnectionQuality,
  ToldQuality,
  DeviceKind,
  DeviceLists,
  DeviceNotice,
  DeviceProblem,
  EchoState,
  EndReason,
  MediaDevice,
  OwnExtra,
  Quality,
  ReconnectReason,
  RemoteStream,
  SelectedDevices,
  Sending,
} from './call-snapshot.ts';
export type { Profile, ProfileChoice } from './adaptation/plan.ts';
export type { ExtraSource } from './extra-sources.ts';
export type { LinkCheck, LinkVerdict } from './link-verdict.ts';
export { SignallingError, type Signalling } from './signalling.ts';
export { socketSignalling, type QaribSocket } from './socket-signalling.ts';
