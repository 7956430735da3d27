import { useSyncExternalStore } from 'react';
import type { Call, CallSnapshot } from '@qarib/call-client';

/** What the interface uses of the call engine; types only, its code loads when a lobby opens. */
export type CallEngine = Pick<
  Call,
  | 'getSnapshot'
  | 'subscribe'
  | 'warm'
  | 'prepare'
  | 'join'
  | 'leave'
  | 'close'
  | 'setMicrophoneOn'
  | 'setWriting'
  | 'setCameraOn'
  | 'setSecondaryCameraOn'
  | 'setStethoscopeOn'
  | 'startSharing'
  | 'stopSharing'
  | 'switchDevice'
  | 'setProfile'
  | 'watch'
  | 'keepPictures'
  | 'onMicrophoneLevel'
  | 'onLevelOf'
  | 'attachSpeaker'
>;

/** A call as it is now, and every time it changes. */
export function useCallSnapshot(call: CallEngine): CallSnapshot {
  return useSyncExternalStore(call.subscribe, call.getSnapshot);
}
