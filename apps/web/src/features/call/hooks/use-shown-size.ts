import { useEffect, useRef, type RefObject } from 'react';
import type { MediaSource } from '@qarib/contracts';
import type { CallEngine } from '../../../shared/call/call-engine.ts';

/** A page behind others shows nothing, unless its call has a window of its own. */
const isSeen = () =>
  !document.hidden ||
  Boolean(window.documentPictureInPicture?.window ?? document.pictureInPictureElement);

/** Tells the call how large another's picture is shown, so that no more of it is sent than is seen. */
export function useShownSize(
  call: CallEngine,
  peerId: string,
  source: MediaSource | undefined,
): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    const shown = element.current;
    if (!shown || source === undefined || typeof ResizeObserver === 'undefined') return undefined;
    let height = 0;
    const tell = () => {
      const lines = isSeen() ? Math.round(height * window.devicePixelRatio) : 0;
      call.watch(peerId, source, lines);
    };
    const observer = new ResizeObserver(([entry]) => {
      height = entry?.contentRect.height ?? 0;
      tell();
    });
    observer.observe(shown);
    document.addEventListener('visibilitychange', tell);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', tell);
      call.watch(peerId, source, 0);
    };
  }, [call, peerId, source]);
  return element;
}
