import type { DeviceKind, SelectedDevices } from '@qarib/call-client';
import { z } from 'zod';

const storageKey = 'qarib:devices';
const preferences = z.object({
  microphone: z.string().optional(),
  camera: z.string().optional(),
  speaker: z.string().optional(),
  'secondary-camera': z.string().optional(),
  stethoscope: z.string().optional(),
});

/** The devices last chosen in this browser; a missing one falls back to the default. */
export function preferredDevices(): SelectedDevices {
  try {
    const parsed = preferences.safeParse(JSON.parse(localStorage.getItem(storageKey) ?? '{}'));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

export function preferDevice(kind: DeviceKind, deviceId: string): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ ...preferredDevices(), [kind]: deviceId }));
  } catch {
    // The choice then lasts as long as the call.
  }
}
