import { Button } from '@mantine/core';
import { CircleDot } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRecordingStore } from '../recorder/recording-store.ts';
import classes from './recording.module.css';

/** In the sight of whoever records, whatever menu the control is in; with the way to end it. */
export function OwnRecordingBanner() {
  const { t } = useTranslation('recording');
  const { phase, stop } = useRecordingStore();
  if (phase !== 'recording') return null;
  return (
    <div className={classes['banner']} role="status" data-testid="recording-now">
      <CircleDot size={20} aria-hidden />
      <strong>{t('control.running')}</strong>
      <Button variant="white" color="dark" onClick={stop}>
        {t('control.stop')}
      </Button>
    </div>
  );
}
