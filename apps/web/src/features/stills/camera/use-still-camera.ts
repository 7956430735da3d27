import { useEffect, useRef, useState } from 'react';
import type { StillSource } from '../../../shared/call/still-source.ts';
import { openCamera, reEncode, takeStill } from './take-still.ts';

export type StillCamera =
  | { readonly step: 'opening' }
  | { readonly step: 'aiming'; readonly stream: MediaStream }
  | { readonly step: 'taking'; readonly stream: MediaStream }
  | { readonly step: 'taken'; readonly photo: Blob; readonly address: string }
  | { readonly step: 'no-camera' };

const endAll = (stream: MediaStream) => stream.getTracks().forEach((track) => track.stop());

/**
 * From the camera to a photo one has looked at. The call's own camera is used as it is when it is on;
 * otherwise one is opened, for as long as this is shown.
 */
export function useStillCamera(source: StillSource) {
  const { track, deviceId } = source;
  const [camera, setCamera] = useState<StillCamera>({ step: 'opening' });
  const own = useRef<MediaStream>(undefined);
  const [attempt, setAttempt] = useState(0);
  /** From the shutter on, a camera that comes and goes is part of taking the photo. */
  const isTaking = useRef(false);
  const liveTrack = track?.readyState === 'live' ? track : undefined;

  useEffect(() => {
    let isGone = false;
    if (isTaking.current) return undefined;
    async function begin(): Promise<void> {
      try {
        const stream = liveTrack ? new MediaStream([liveTrack]) : await openCamera(deviceId);
        if (!liveTrack) own.current = stream;
        if (isGone && !liveTrack) endAll(stream);
        if (!isGone) setCamera({ step: 'aiming', stream });
      } catch {
        if (!isGone) setCamera({ step: 'no-camera' });
      }
    }
    void begin();
    return () => {
      isGone = true;
      if (own.current) endAll(own.current);
      own.current = undefined;
    };
  }, [liveTrack, deviceId, attempt]);

  const show = (photo: Blob) =>
    setCamera({ step: 'taken', photo, address: URL.createObjectURL(photo) });

  async function take(): Promise<void> {
    if (camera.step !== 'aiming') return;
    const { stream } = camera;
    const [shown] = stream.getVideoTracks();
    if (!shown) return;
    isTaking.current = true;
    setCamera({ step: 'taking', stream });
    try {
      // Without the call's camera the own one is open as wide as it goes.
      show(await takeStill(shown, liveTrack ? source : { ...source, lend: undefined }));
    } catch {
      setCamera({ step: 'no-camera' });
    }
  }

  async function choose(file: File): Promise<void> {
    isTaking.current = true;
    show(await reEncode(file).catch(() => file));
  }

  function retake(): void {
    isTaking.current = false;
    if (camera.step === 'taken') URL.revokeObjectURL(camera.address);
    setCamera({ step: 'opening' });
    setAttempt(attempt + 1);
  }

  return { camera, take, choose, retake };
}
