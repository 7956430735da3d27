import { useSyncExternalStore } from 'react';

/** As wide as a phone held upright; the style sheets say it the same way. */
const query = '(max-width: 30em)';

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
}

/** Whether a row of controls has room for six. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
