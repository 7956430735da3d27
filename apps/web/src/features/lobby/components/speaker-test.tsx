import { useEffect, useState } from 'react';
import { Button } from '@mantine/core';
import { Volume2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import { playTestTone } from '../sound/test-tone.ts';
import classes from './lobby.module.css';

/** Lets a person hear that they will hear. */
export function SpeakerTest({ call }: { readonly call: CallEngine }) {
  const { t } = useTranslation('lobby');
  const [element] = useState(() => new Audio());
  const [state, setState] = useState<'idle' | 'playing' | 'failed'>('idle');
  useEffect(() => call.attachSpeaker(element), [call, element]);

  async function play(): Promise<void> {
    setState('playing');
    try {
      await playTestTone(element);
      setState('idle');
    } catch {
      setState('failed');
    }
  }

  return (
    <div className={classes.test}>
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
