import { Button, CopyButton, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Notice, Section } from '@qarib/ui';
import { api } from '../../../shared/api/api-client.ts';
import { asApiError } from '../../../shared/api/api-error.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './feedback.module.css';

/** Behind the `#`, so that it is in no server's log and in no referrer. */
const addressOf = (token: string) => `${window.location.origin}/feedback#${token}`;

/** After a consultation: a link for the patient's phone, or to be opened here and handed over. */
export function FeedbackLink({ consultationId }: { readonly consultationId: string }) {
  const { t } = useTranslation('feedback');
  const wordsFor = useErrorWords();
  const format = useFormat();
  const ask = useMutation({
    mutationFn: () => api.call('askForFeedback', { params: { id: consultationId } }),
  });
  const isGiven = ask.isError && asApiError(ask.error).code === 'INVITATION_GONE';
  return (
    <Section title={t('ask.title')}>
      <p className={classes['soft']}>{t('ask.text')}</p>
      {isGiven && <Notice tone="info">{t('ask.given')}</Notice>}
      {ask.isError && !isGiven && <Notice tone="error">{wordsFor(ask.error)}</Notice>}
      {ask.data && (
        <div className={classes['form']}>
          <TextInput
            label={t('ask.link')}
            description={t('ask.until', { day: format.date(ask.data.expiresAt) })}
            value={addressOf(ask.data.token)}
            readOnly
            dir="ltr"
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton value={addressOf(ask.data.token)}>
            {({ copied, copy }) => (
              <div>
                <Button
                  leftSection={
                    copied ? <Check size={18} aria-hidden /> : <Copy size={18} aria-hidden />
                  }
                  onClick={copy}
                >
                  {copied ? t('ask.copied') : t('ask.copy')}
                </Button>
              </div>
            )}
          </CopyButton>
        </div>
      )}
      {!isGiven && (
        <div>
          <Button
            variant={ask.data ? 'default' : 'light'}
            loading={ask.isPending}
            onClick={() => ask.mutate()}
          >
            {ask.data ? t('ask.another') : t('ask.make')}
          </Button>
        </div>
      )}
    </Section>
  );
}
