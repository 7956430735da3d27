import { Button } from '@mantine/core';
import { CircleDot } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '@qarib/ui';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { notRecording, useRecordingStore } from '../recorder/recording-store.ts';
import classes from './recording.module.css';

const forgetError = () => useRecordingStore.setState({ error: notRecording.error });

/** In the sight of whoever records, whatever menu the control is in; with the way to end it. */
export function OwnRecordingBanner() {
  const { t } = useTranslation('recording');
  const { phase, stop, error } = useRecordingStore();
  const wordsFor = useErrorWords();
  if (phase !== 'recording' && error !== undefined) {
    return (
      <Notice
        tone="warning"
        title={t('control.ended')}
        action={
          <Button variant="default" onClick={forgetError}>
            {t('control.understood')}
          </Button>
        }
      >
        {wordsFor(error)}
      </Notice>
    );
  }
  if (phase !== 'recording') return null;
  return (
    <div className={classes['banner']} role="status" data-testid="recording-now">
      <CircleDot size={20} aria-hidden />
      <strong>{t('control.running')}</strong>
      <Button variant="white" color="dark" onClick={stop} data-testid="stop-recording">
        {t('control.stopHint')}
      </Button>
    </div>
  );
}
