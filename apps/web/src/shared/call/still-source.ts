import type { CallEngine } from './call-engine.ts';

/** The camera as the call has it: its track while it is on, and which one the person chose. */
export type StillSource = {
  readonly track: MediaStreamTrack | undefined;
  readonly deviceId: string | undefined;
  /** Lets go of the camera for a moment; answers how to give it back to the call. */
  readonly lend?: (() => Promise<() => void>) | undefined;
};

/** Video that the link does not carry any more has left the camera where it was. */
export function stillSourceOf(call: CallEngine): StillSource {
  const { localStream, selectedDevices } = call.getSnapshot();
  return {
    track: localStream?.getVideoTracks()[0],
    deviceId: selectedDevices.camera,
    lend: async () => {
      const wasOn = call.getSnapshot().isCameraOn;
      await call.setCameraOn(false);
      return () => {
        if (wasOn) void call.setCameraOn(true);
      };
    },
  };
}
