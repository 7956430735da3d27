import type { DeviceLists } from './call-snapshot.ts';

/** The devices there are, as far as the browser tells them. */
export async function readDeviceLists(
  devices: Pick<MediaDevices, 'enumerateDevices'> | undefined,
): Promise<DeviceLists> {
  const all = (await devices?.enumerateDevices().catch(() => [])) ?? [];
  const of = (kind: MediaDeviceKind) =>
    all
      .filter((device) => device.kind === kind && device.deviceId !== '')
      .map(({ deviceId, label }) => ({ deviceId, label }));
  return {
    microphones: of('audioinput'),
    cameras: of('videoinput'),
    speakers: of('audiooutput'),
  };
}
