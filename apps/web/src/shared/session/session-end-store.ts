import { create } from 'zustand';

/** Why the sign-in page is shown to someone who did not ask for it. */
type SessionEnd = {
  readonly hasExpired: boolean;
  setHasExpired: (hasExpired: boolean) => void;
};

export const useSessionEndStore = create<SessionEnd>((set) => ({
  hasExpired: false,
  setHasExpired: (hasExpired) => set({ hasExpired }),
}));
