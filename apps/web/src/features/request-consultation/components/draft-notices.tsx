import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Notice } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import type { useRequest } from '../hooks/use-request.ts';
import classes from './request-form.module.css';

type DraftNoticesProps = { readonly request: ReturnType<typeof useRequest> };

/** Where what is typed here stands beside what this device kept or sent, in this tab or another. */
export function DraftNotices({ request }: DraftNoticesProps) {
  const { t } = useTranslation('request-consultation');
  const format = useFormat();
  const { sentBefore: sent, isSentElsewhere, isGone } = request;
  const open = sent && (
    <Button
      component={Link}
      to={`/consultations/${sent.consultationId}`}
      variant="default"
      size="sm"
    >
      {t('openSent')}
    </Button>
  );
  const startOver = (words: 'startOver' | 'askAgain') => (
    <Button variant="subtle" size="sm" onClick={request.startOver}>
      {t(words)}
    </Button>
  );
  if (sent && isSentElsewhere) {
    return (
      <Notice
        tone={request.hasTyped ? 'warning' : 'success'}
        title={t('sentElsewhere', { time: format.time(sent.sentAt) })}
        action={
          <div className={classes['choices']}>
            {open}
            {startOver('askAgain')}
          </div>
        }
      >
        {request.hasTyped && t('typedSince')}
      </Notice>
    );
  }
  return (
    <>
      {sent && (
        <Notice tone="info" action={open}>
          {t('sentBefore', { time: format.time(sent.sentAt) })}
        </Notice>
      )}
      {isGone && (
        <Notice tone="warning" action={startOver('startOver')}>
          {t('gone')}
        </Notice>
      )}
      {request.isRestored && !isGone && (
        <Notice tone="info" action={startOver('startOver')}>
          {t('restored')}
        </Notice>
      )}
    </>
  );
}
