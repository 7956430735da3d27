import { create } from 'zustand';

/**
 * How the last session here ended, if there was one: whoever's expired comes back to where they were,
 * whoever signed out leaves nothing of where they were to the next.
 */
type SessionEnd = {
  readonly end: 'none' | 'expired' | 'signed-out';
};

export const useSessionEndStore = create<SessionEnd>(() => ({ end: 'none' }));
