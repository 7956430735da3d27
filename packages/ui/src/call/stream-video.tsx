import { useEffect, useRef } from 'react';
import classes from './stream-video.module.css';

export type StreamVideoProps = {
  readonly stream: MediaStream | undefined;
  /** What a screen reader says instead of the picture. */
  readonly label: string;
  /** A self view is mirrored, as people know themselves. */
  readonly isMirrored?: boolean;
  /** `contain` never crops: what is at the edge of the picture may be what matters. */
  readonly fit?: 'contain' | 'cover';
  readonly testId?: string;
};

/** A picture without sound: sound has an element of its own, so that it survives the picture. */
export function StreamVideo({
  stream,
  label,
  isMirrored = false,
  fit = 'contain',
  testId,
}: StreamVideoProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream ?? null;
  }, [stream]);
  return (
    <video
      ref={video}
      className={classes.video}
      data-mirrored={isMirrored || undefined}
      data-fit={fit}
      data-testid={testId}
      aria-label={label}
      autoPlay
      playsInline
      muted
    />
  );
}
