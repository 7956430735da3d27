import { useEffect, useRef, useState } from 'react';
import { Button } from '@mantine/core';
import { Volume2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RemoteStream } from '@qarib/call-client';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import classes from './call.module.css';

type VoiceProps = {
  readonly call: CallEngine;
  readonly stream: MediaStream;
  /** Counts up with each tap of the person: a gesture in which sound may start. */
  readonly taps: number;
  readonly onRefused: () => void;
  readonly onPlaying: () => void;
};

function Voice({ call, stream, taps, onRefused, onPlaying }: VoiceProps) {
  const element = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const audio = element.current;
    if (!audio) return undefined;
    audio.srcObject = stream;
    return call.attachSpeaker(audio);
  }, [call, stream]);
  useEffect(() => {
    element.current?.play().then(onPlaying, (error: unknown) => {
      // A new source cancels a pending play; only a refusal needs the person.
      if (error instanceof DOMException && error.name === 'NotAllowedError') onRefused();
    });
  }, [stream, taps, onPlaying, onRefused]);
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- a live voice has no captions to offer
  return <audio ref={element} autoPlay data-testid="remote-audio" />;
}

type RemoteAudioProps = { readonly call: CallEngine; readonly streams: readonly RemoteStream[] };

/** The others' voices. Where the browser holds sound back, one tap lets it through. */
export function RemoteAudio({ call, streams }: RemoteAudioProps) {
  const { t } = useTranslation('call');
  const [isRefused, setIsRefused] = useState(false);
  const [taps, setTaps] = useState(0);
  const [onRefused] = useState(() => () => setIsRefused(true));
  const [onPlaying] = useState(() => () => setIsRefused(false));
  return (
    <>
      {streams
        .filter(({ source }) => source === 'microphone' || source === 'stethoscope')
        .map(({ peerId, source, stream }) => (
          <Voice
            key={`${peerId} ${source} ${stream.id}`}
            call={call}
            stream={stream}
            taps={taps}
            onRefused={onRefused}
            onPlaying={onPlaying}
          />
        ))}
      {isRefused && (
        <div className={classes.unlock} role="alert">
          <Button
            size="lg"
            leftSection={<Volume2 size={22} aria-hidden />}
            onClick={() => setTaps((count) => count + 1)}
            data-testid="unlock-sound"
          >
            {t('tapToHear')}
          </Button>
        </div>
      )}
    </>
  );
}
