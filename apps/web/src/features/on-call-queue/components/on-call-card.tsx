import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '@qarib/ui';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useSession } from '../../../shared/session/session.ts';
import { useOnCall } from '../hooks/use-on-call.ts';
import { SoundSettings } from './sound-settings.tsx';
import classes from './on-call-card.module.css';

/** Whether cases ring for this person, and how. */
export function OnCallCard() {
  const { t } = useTranslation(['on-call-queue', 'shared']);
  const { practitioner } = useSession();
  const { isOnCall, isChanging, error, setOnCall } = useOnCall();
  const wordsFor = useErrorWords();
  const specialties = practitioner.specialties
    .map((specialty) => t(`shared:specialties.${specialty}`))
    .join(' · ');
  return (
    <section
      className={classes.card}
      data-on={isOnCall || undefined}
      aria-label={t('onCall.label')}
    >
      <div className={classes.row}>
        <Switch
          size="lg"
          checked={isOnCall}
          disabled={isChanging}
          onChange={(event) => setOnCall(event.currentTarget.checked)}
          label={t(isOnCall ? 'onCall.on' : 'onCall.off')}
          description={t(isOnCall ? 'onCall.onText' : 'onCall.offText', { specialties })}
          classNames={{ body: classes.switch, label: classes.label, description: classes.text }}
          data-testid="on-call"
        />
        <SoundSettings isShown={isOnCall} />
      </div>
      {error && <Notice tone="error">{wordsFor(error)}</Notice>}
    </section>
  );
}
