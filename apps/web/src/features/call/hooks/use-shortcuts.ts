import { useEffect, useEffectEvent } from 'react';

/** What a key means in the call. On an Arabic layout the key is known by its place. */
function shortcutOf({ key, code }: KeyboardEvent): 'microphone' | 'camera' | undefined {
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace('Key', '').toLowerCase();
  if (letter === 'm') return 'microphone';
  if (letter === 'v') return 'camera';
  return undefined;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || !!target.closest('input, textarea, select, [role="dialog"]'))
  );
}

/** One key each for microphone and camera; never while somebody types. */
export function useShortcuts(actions: {
  readonly microphone: () => void;
  readonly camera: () => void;
}): void {
  const act = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (isTyping(event.target)) return;
    const shortcut = shortcutOf(event);
    if (shortcut) actions[shortcut]();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => act(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
