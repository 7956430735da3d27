import { create } from 'zustand';

export type SignallingState = 'off' | 'connecting' | 'connected' | 'lost';

/** What is known of the way to the server and of what stands behind it. */
type Connection = {
  readonly isOnline: boolean;
  readonly isServerReachable: boolean;
  readonly isDatabaseUp: boolean;
  readonly isMediaUp: boolean;
  readonly signalling: SignallingState;
};

export const useConnectionStore = create<Connection>(() => ({
  isOnline: navigator.onLine,
  isServerReachable: true,
  isDatabaseUp: true,
  isMediaUp: true,
  signalling: 'off',
}));

/** The one thing to tell about the connection, the nearest cause first; `undefined` when all is well. */
export type ConnectionTrouble = 'offline' | 'unreachable' | 'database' | 'media' | 'live';

export function troubleOf(state: Connection): ConnectionTrouble | undefined {
  if (!state.isOnline) return 'offline';
  if (!state.isServerReachable) return 'unreachable';
  if (!state.isDatabaseUp) return 'database';
  if (state.signalling === 'lost') return 'live';
  if (!state.isMediaUp) return 'media';
  return undefined;
}
