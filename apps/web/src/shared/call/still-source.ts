import type { CallSnapshot } from '@qarib/call-client';

/** The camera as the call has it: its track while it is on, and which one the person chose. */
export type StillSource = {
  readonly track: MediaStreamTrack | undefined;
  readonly deviceId: string | undefined;
};

/** Video that the link does not carry any more has left the camera where it was. */
export function stillSourceOf({ localStream, selectedDevices }: CallSnapshot): StillSource {
  return { track: localStream?.getVideoTracks()[0], deviceId: selectedDevices.camera };
}
