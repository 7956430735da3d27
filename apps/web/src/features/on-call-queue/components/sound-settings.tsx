import { useState } from 'react';
import { Button } from '@mantine/core';
import { Bell, Volume2, VolumeX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRingStore } from '../ringing/ring-store.ts';
import { askNotificationConsent, notificationConsent } from '../ringing/system-notification.ts';
import classes from './sound-settings.module.css';

/** How a case makes itself noticed on this device. */
export function SoundSettings({ isShown }: { readonly isShown: boolean }) {
  const { t } = useTranslation('on-call-queue');
  const { isMuted, isBlocked, setMuted, allow } = useRingStore();
  const [consent, setConsent] = useState(notificationConsent);
  if (!isShown) return null;
  return (
    <div className={classes.settings}>
      {isBlocked && !isMuted && (
        <Button
          color="ember"
          leftSection={<Volume2 size={18} aria-hidden />}
          onClick={() => void allow()}
        >
          {t('sound.enable')}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={
          isMuted ? <VolumeX size={18} aria-hidden /> : <Volume2 size={18} aria-hidden />
        }
        onClick={() => setMuted(!isMuted)}
      >
        {t(isMuted ? 'sound.unmute' : 'sound.mute')}
      </Button>
      {consent === 'default' && (
        <Button
          variant="default"
          leftSection={<Bell size={18} aria-hidden />}
          onClick={() => void askNotificationConsent().then(setConsent)}
        >
          {t('notification.enable')}
        </Button>
      )}
      {isBlocked && !isMuted && <p className={classes.why}>{t('sound.blocked')}</p>}
    </div>
  );
}
