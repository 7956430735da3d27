import { useEffect, useRef, useState, type RefObject } from 'react';
import { createQrReader, type QrReader } from './qr-reader.ts';

/** Often enough to feel instant, seldom enough for a cheap phone. */
const lookEveryMs = 200;

export type ScanState = 'starting' | 'looking' | 'no-camera';

async function openCamera(video: HTMLVideoElement): Promise<MediaStream> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
  });
  video.srcObject = stream;
  await video.play();
  return stream;
}

/** Looks through the camera until a code was read, and lets go of the camera with the page. */
export function useCameraScan(onRead: (text: string) => void): {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly state: ScanState;
} {
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef(onRead);
  const [state, setState] = useState<ScanState>('starting');
  useEffect(() => {
    told.current = onRead;
  });
  useEffect(() => {
    const shown = video.current;
    if (!shown) return undefined;
    let isOver = false;
    let timer: number | undefined;
    let stream: MediaStream | undefined;
    const close = () => stream?.getTracks().forEach((track) => track.stop());
    const look = async (reader: QrReader): Promise<void> => {
      const text = await reader.read(shown);
      if (isOver) return;
      if (text !== undefined) told.current(text);
      timer = window.setTimeout(() => void look(reader), lookEveryMs);
    };
    const start = async () => {
      stream = await openCamera(shown);
      if (isOver) return close();
      setState('looking');
      await look(await createQrReader());
    };
    start().catch(() => setState('no-camera'));
    return () => {
      isOver = true;
      window.clearTimeout(timer);
      close();
    };
  }, []);
  return { video, state };
}
