import { create } from 'zustand';
import { useConnectionStore } from '../connection/connection-store.ts';

/** Whether the server has another build than the one this page runs. Told once; a reload answers it. */
export const useNewerVersion = create(() => ({ isThere: false }));

/** A page that stays in view learns it when its line comes back: a new build comes with a restart. */
const seldomMs = 30 * 60_000;

/** What a page starts with; its name carries a hash of what is in it. */
const startFile = /<script[^>]+src="(\/assets\/[^"]+)"/;
const ownStart = () =>
  document.querySelector('script[type="module"][src^="/assets/"]')?.getAttribute('src');

async function isAnotherThere(): Promise<boolean> {
  const own = ownStart();
  if (!own) return false;
  try {
    const init = { cache: 'no-cache', headers: { Accept: 'text/html' } } as const;
    const response = await fetch('/index.html', init);
    const theirs = response.ok ? startFile.exec(await response.text())?.[1] : undefined;
    return theirs !== undefined && theirs !== own;
  } catch {
    // No network: then nothing newer can be had either.
    return false;
  }
}

const isTyping = () => document.activeElement?.matches('input, textarea, select') ?? false;

/** Nothing moves under the fingers of somebody who types. */
function tellWhenFree(): void {
  if (isTyping()) document.addEventListener('focusout', tellWhenFree, { once: true });
  else useNewerVersion.setState({ isThere: true });
}

/** Looks now and then, and never moves anybody off their page. Returns how to stop. */
export function watchVersion(): () => void {
  let lookedAtMs = Date.now();
  async function look(): Promise<void> {
    if (useNewerVersion.getState().isThere) return;
    lookedAtMs = Date.now();
    if (await isAnotherThere()) tellWhenFree();
  }
  const onVisible = () => {
    if (!document.hidden && Date.now() - lookedAtMs > seldomMs) void look();
  };
  document.addEventListener('visibilitychange', onVisible);
  const unsubscribe = useConnectionStore.subscribe((now, before) => {
    if (now.signalling === 'connected' && before.signalling === 'lost') void look();
  });
  return () => {
    document.removeEventListener('visibilitychange', onVisible);
    document.removeEventListener('focusout', tellWhenFree);
    unsubscribe();
  };
}
