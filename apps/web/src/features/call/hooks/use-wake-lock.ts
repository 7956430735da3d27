import { useEffect } from 'react';

/** Keeps the screen from going dark while people look at each other. */
export function useWakeLock(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted || !('wakeLock' in navigator)) return undefined;
    let lock: WakeLockSentinel | undefined;
    let isGone = false;
    const hold = async () => {
      if (document.hidden) return;
      try {
        const held = await navigator.wakeLock.request('screen');
        if (isGone) await held.release();
        else lock = held;
      } catch {
        // A low battery may forbid it; the call goes on all the same.
      }
    };
    // The browser lets go of it whenever the page is hidden.
    const holdAgain = () => void hold();
    document.addEventListener('visibilitychange', holdAgain);
    void hold();
    return () => {
      isGone = true;
      document.removeEventListener('visibilitychange', holdAgain);
      void lock?.release();
    };
  }, [isWanted]);
}
