import { useState } from 'react';
import { Button } from '@mantine/core';
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { consentLanguages, type ConsentLanguage } from '@qarib/clinical';
import type { Patient } from '@qarib/contracts';
import { ChoiceChips, Notice } from '@qarib/ui';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import { useConsent } from '../hooks/use-consent.ts';
import { ConsentText } from './consent-text.tsx';
import classes from './consent.module.css';

/** The text, in the patient's language, and the word that they agree. */
export function RecordConsent({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation('consent');
  const wordsFor = useErrorWords();
  const [language, setLanguage] = useState<ConsentLanguage>(useLanguage());
  const { record } = useConsent(patient.id);
  return (
    <div className={classes['body']}>
      <Notice tone="warning">{patient.consent ? t('outdated') : t('missing')}</Notice>
      <ChoiceChips
        legend={t('explainedIn')}
        choices={consentLanguages.map((value) => ({ value, label: t(`languages.${value}`) }))}
        value={language}
        onChange={setLanguage}
      />
      <ConsentText language={language} />
      {record.isError && <Notice tone="error">{wordsFor(record.error)}</Notice>}
      <div>
        <Button
          leftSection={<ShieldCheck size={20} aria-hidden="true" />}
          loading={record.isPending}
          onClick={() => record.mutate(language)}
        >
          {t('record')}
        </Button>
      </div>
    </div>
  );
}
