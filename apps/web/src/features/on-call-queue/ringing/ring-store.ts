import { create } from 'zustand';
import { RingTone, type Melody } from './ring-tone.ts';

const mutedKey = 'qarib:ring-muted';

function readMuted(): boolean {
  try {
    return localStorage.getItem(mutedKey) === 'yes';
  } catch {
    return false;
  }
}

function keepMuted(isMuted: boolean): void {
  try {
    if (isMuted) localStorage.setItem(mutedKey, 'yes');
    else localStorage.removeItem(mutedKey);
  } catch {
    // The choice then lasts as long as the page.
  }
}

type Ring = {
  readonly isMuted: boolean;
  /** The browser wants a click or a key press before it lets the page make a sound. */
  readonly isBlocked: boolean;
  readonly setMuted: (isMuted: boolean) => void;
  readonly allow: () => Promise<void>;
  /** Starts, changes or, with `undefined`, stops the ring. */
  readonly ring: (melody: Melody | undefined) => void;
  /** Gets ready to ring; returns what gives the sound device back. */
  readonly open: () => () => void;
};

/** The ring of this page: one sound, whatever shows its switches. */
export const useRingStore = create<Ring>((set, get) => {
  let tone: RingTone | undefined;
  let wanted: Melody | undefined;

  const sound = () => {
    if (wanted && !get().isMuted) tone?.play(wanted);
    else tone?.stop();
  };
  const look = () => set({ isBlocked: tone ? !tone.isAllowed : false });

  return {
    isMuted: readMuted(),
    isBlocked: false,
    setMuted: (isMuted) => {
      keepMuted(isMuted);
      set({ isMuted });
      sound();
    },
    allow: async () => {
      await tone?.allow();
      look();
    },
    ring: (melody) => {
      wanted = melody;
      sound();
    },
    open: () => {
      tone = RingTone.create();
      const stopWatching = tone?.onAllowedChange(look);
      // Any touch of the page is the gesture browsers wait for; most people never see the button.
      const onGesture = () => void get().allow();
      document.addEventListener('pointerdown', onGesture, { once: true });
      document.addEventListener('keydown', onGesture, { once: true });
      look();
      sound();
      return () => {
        document.removeEventListener('pointerdown', onGesture);
        document.removeEventListener('keydown', onGesture);
        stopWatching?.();
        tone?.close();
        tone = undefined;
      };
    },
  };
});
