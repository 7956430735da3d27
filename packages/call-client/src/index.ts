export { Call, type CallOptions } from './call.ts';
export type {
  CallErrorCode,
  CallSnapshot,
  CallStateName,
  ConnectionQuality,
  DeviceKind,
  DeviceLists,
  DeviceNotice,
  DeviceProblem,
  EndReason,
  MediaDevice,
  Quality,
  ReconnectReason,
  RemoteStream,
  SelectedDevices,
} from './call-snapshot.ts';
export type { LinkCheck, LinkVerdict } from './link-verdict.ts';
export { SignallingError, type Signalling } from './signalling.ts';
export { socketSignalling, type QaribSocket } from './socket-signalling.ts';
