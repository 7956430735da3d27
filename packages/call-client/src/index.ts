export { Call, type CallOptions } from './call.ts';
export {
  callStates,
  type CallErrorCode,
  type CallSnapshot,
  type CallStateName,
  type ConnectionQuality,
  type DeviceKind,
  type DeviceLists,
  type DeviceNotice,
  type DeviceProblem,
  type EndReason,
  type MediaDevice,
  type Quality,
  type ReconnectReason,
  type RemoteStream,
  type SelectedDevices,
} from './call-snapshot.ts';
export type { LinkCheck, LinkVerdict } from './link-verdict.ts';
export { SignallingError, type Signalling } from './signalling.ts';
export { socketSignalling, type QaribSocket } from './socket-signalling.ts';
