import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot } from '@qarib/call-client';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import { useDeviceProblemWords } from '../../../shared/call/use-device-problem-words.ts';
import classes from './call.module.css';

type OwnDeviceBannerProps = { readonly call: CallEngine; readonly snapshot: CallSnapshot };

/** Without a microphone nobody hears one: why, and another try. A missing camera says so in its own place. */
export function OwnDeviceBanner({ call, snapshot }: OwnDeviceBannerProps) {
  const { t } = useTranslation('shared');
  const wordsFor = useDeviceProblemWords();
  const { microphoneProblem: problem } = snapshot;
  if (!problem) return null;
  const { title, help } = wordsFor('microphone', problem);
  return (
    <div className={classes.banner} data-testid="microphone-problem">
      <span>
        <strong>{title}.</strong> {help}
      </span>
      <Button variant="white" color="dark" onClick={() => void call.setMicrophoneOn(true)}>
        {t('actions.retry')}
      </Button>
    </div>
  );
}
