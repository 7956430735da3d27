import type { QaribSocket } from '../socket/socket.ts';
import type { CallEngine } from './call-engine.ts';
import { preferredDevices } from './device-preferences.ts';

export type CallWishes = {
  readonly isMicrophoneOn: boolean;
  readonly isCameraOn: boolean;
  /** Straight into the call: somebody who was in it a moment ago knows the lobby. */
  readonly isRejoin: boolean;
};

export const firstVisit: CallWishes = { isRejoin: false, isMicrophoneOn: true, isCameraOn: true };

/** How the server is reached: signed in, unless it is a guest's call. */
export type OpenSocket = () => Promise<QaribSocket>;

/** The call engine's code loads with the first call. */
export async function createCall(
  consultationId: string,
  wishes: CallWishes,
  open: OpenSocket,
): Promise<CallEngine> {
  const [{ Call, socketSignalling }, socket] = await Promise.all([
    import('@qarib/call-client'),
    open(),
  ]);
  return Call.create({
    consultationId,
    signalling: socketSignalling(socket),
    preferredDevices: preferredDevices(),
    isMicrophoneOn: wishes.isMicrophoneOn,
    isCameraOn: wishes.isCameraOn,
  });
}
