import { useState } from 'react';
import { Button } from '@mantine/core';
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { consentLanguages, isConsentValid, type ConsentLanguage } from '@qarib/clinical';
import type { Patient } from '@qarib/contracts';
import { ChoiceChips, Notice, Section } from '@qarib/ui';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import { useRecordingConsent } from '../hooks/use-consent.ts';
import { ConsentText } from './consent-text.tsx';
import classes from './consent.module.css';

/** The question in the patient's language, and the word they gave. */
export function AskForRecording({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation('consent');
  const wordsFor = useErrorWords();
  const [language, setLanguage] = useState<ConsentLanguage>(useLanguage());
  const { record } = useRecordingConsent(patient.id);
  return (
    <div className={classes['body']}>
      <ChoiceChips
        legend={t('explainedIn')}
        choices={consentLanguages.map((value) => ({ value, label: t(`choices.${value}`) }))}
        value={language}
        onChange={setLanguage}
      />
      <ConsentText language={language} scope="recording" />
      {record.isError && <Notice tone="error">{wordsFor(record.error)}</Notice>}
      <div>
        <Button
          leftSection={<ShieldCheck size={20} aria-hidden="true" />}
          loading={record.isPending}
          onClick={() => record.mutate(language)}
          data-testid="agree-to-recording"
        >
          {t('recording.agree')}
        </Button>
      </div>
    </div>
  );
}

/** Whether the patient agrees to being recorded: asked apart from the consent to be seen at all. */
export function RecordingConsent({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation('consent');
  const wordsFor = useErrorWords();
  const format = useFormat();
  const [isAsking, setIsAsking] = useState(false);
  const { withdraw } = useRecordingConsent(patient.id);
  const { recordingConsent: consent } = patient;
  if (consent && isConsentValid(consent)) {
    const date = format.dateTime(consent.recordedAt);
    return (
      <Section title={t('recording.title')}>
        <div className={classes['given']}>
          <p className={classes['sentence']}>
            <ShieldCheck size={20} aria-hidden="true" />
            {t('recording.given', { date, name: consent.recordedByName })}
          </p>
          <Button
            variant="subtle"
            color="red"
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate()}
            data-testid="withdraw-recording"
          >
            {t('recording.withdraw')}
          </Button>
        </div>
        {withdraw.isError && <Notice tone="error">{wordsFor(withdraw.error)}</Notice>}
      </Section>
    );
  }
  return (
    <Section title={t('recording.title')}>
      {isAsking ? (
        <AskForRecording patient={patient} />
      ) : (
        <div className={classes['given']}>
          <p className={classes['sentence']}>{t('recording.none')}</p>
          <Button
            variant="default"
            onClick={() => setIsAsking(true)}
            data-testid="ask-for-recording"
          >
            {t('recording.ask')}
          </Button>
        </div>
      )}
    </Section>
  );
}
