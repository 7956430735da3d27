import { useEffect, useState, type RefObject } from 'react';

type DocumentPictureInPicture = {
  /** The one that is open. */
  readonly window?: Window | null;
  requestWindow(options: { width: number; height: number }): Promise<Window>;
};
declare global {
  interface Window {
    readonly documentPictureInPicture?: DocumentPictureInPicture;
  }
}

const size = { width: 360, height: 260 };

/** A window has styles of its own: it gets those of the page, or its controls would be bare. */
function copyStyles(to: Window): void {
  for (const node of document.querySelectorAll('style, link[rel="stylesheet"]'))
    to.document.head.append(node.cloneNode(true));
  const { lang, dir } = document.documentElement;
  Object.assign(to.document.documentElement, { lang, dir });
  to.document.body.style.margin = '0';
}

/** The large picture of the stage, or the first one of a person. */
function videoOf(stage: HTMLElement | null): HTMLVideoElement | undefined {
  const videos = [...(stage?.querySelectorAll('video') ?? [])];
  return videos.find((video) => video.closest('[data-place="big"]')) ?? videos[0];
}

/**
 * The call in a small window above all others: one with its controls where the browser has such, the
 * bare picture elsewhere.
 */
export function usePictureInPicture(stage: RefObject<HTMLElement | null>) {
  const [pip, setPip] = useState<Window>();
  const hasWindow = window.documentPictureInPicture !== undefined;
  const isSupported = hasWindow || document.pictureInPictureEnabled;

  useEffect(() => {
    if (!pip) return undefined;
    const closed = () => setPip(undefined);
    pip.addEventListener('pagehide', closed);
    return () => {
      pip.removeEventListener('pagehide', closed);
      pip.close();
    };
  }, [pip]);

  async function open(): Promise<void> {
    try {
      if (window.documentPictureInPicture) {
        const opened = await window.documentPictureInPicture.requestWindow(size);
        copyStyles(opened);
        setPip(opened);
      } else await videoOf(stage.current)?.requestPictureInPicture();
    } catch {
      // Refused by the browser: the call stays where it is, in full view.
    }
  }

  return { isSupported, window: pip, open: () => void open() };
}
