import { CircleDot } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot } from '@qarib/call-client';
import classes from './call.module.css';

/** Seen by everybody for as long as it lasts, and said when it begins. */
export function RecordingBanner({ snapshot }: { readonly snapshot: CallSnapshot }) {
  const { t } = useTranslation('call');
  const by = snapshot.participants.find(({ isRecording }) => isRecording);
  if (!by) return null;
  return (
    <div className={classes.banner} role="status" data-testid="being-recorded">
      <CircleDot size={20} aria-hidden />
      <span>
        <strong>{t('recorded.title')}</strong> {t('recorded.by', { name: by.name })}
      </span>
    </div>
  );
}
