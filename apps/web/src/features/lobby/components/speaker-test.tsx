import { useEffect, useRef, useState } from 'react';
import { Button } from '@mantine/core';
import { Volume2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import { playTestTone } from '../sound/test-tone.ts';
import classes from './lobby.module.css';

/** Lets a person hear that they will hear. */
export function SpeakerTest({ call }: { readonly call: CallEngine }) {
  const { t } = useTranslation('lobby');
  const element = useRef<HTMLAudioElement>(null);
  const [state, setState] = useState<'idle' | 'playing' | 'failed'>('idle');
  useEffect(() => (element.current ? call.attachSpeaker(element.current) : undefined), [call]);

  async function play(): Promise<void> {
    if (!element.current) return;
    setState('playing');
    try {
      await playTestTone(element.current);
      setState('idle');
    } catch {
      setState('failed');
    }
  }

  return (
    <div className={classes.test}>
      <audio ref={element} />
      <Button
        variant="default"
        leftSection={<Volume2 size={18} aria-hidden />}
        disabled={state === 'playing'}
        onClick={() => void play()}
      >
        {t(state === 'playing' ? 'speaker.playing' : 'speaker.test')}
      </Button>
      {state === 'failed' && (
        <p role="alert" className={classes.problem}>
          {t('speaker.failed')}
        </p>
      )}
    </div>
  );
}
