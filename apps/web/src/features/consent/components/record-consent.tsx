import { useState } from 'react';
import { Button } from '@mantine/core';
import { PenLine, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { consentLanguages, type ConsentLanguage } from '@qarib/clinical';
import type { ConsentRecord, Patient } from '@qarib/contracts';
import { ChoiceChips, Notice } from '@qarib/ui';
import { openShelf } from '../../../shared/i18n/i18n.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import { useConsent } from '../hooks/use-consent.ts';
import { ConsentText } from './consent-text.tsx';
import classes from './consent.module.css';

/** Only who signs loads what is signed on; nothing when there is no network to fetch it. */
async function loadSigning() {
  try {
    const loading = Promise.all([import('../signing/sign-dialog.tsx'), openShelf('seldom')]);
    const [{ SignDialog }] = await loading;
    return SignDialog;
  } catch {
    return undefined;
  }
}
type Signing = Awaited<ReturnType<typeof loadSigning>>;

type RecordConsentProps = {
  readonly patient: Patient;
  /** Where it can be kept until there is a network. */
  readonly onHeld?: ((consent: ConsentRecord) => void) | undefined;
};

/** The text, in the patient's language, and the word that they agree. */
export function RecordConsent({ patient, onHeld }: RecordConsentProps) {
  const { t } = useTranslation('consent');
  const wordsFor = useErrorWords();
  const [language, setLanguage] = useState<ConsentLanguage>(useLanguage());
  const [signing, setSigning] = useState<{ readonly Dialog: Signing }>();
  const Dialog = signing?.Dialog;
  const { record } = useConsent(patient.id, onHeld);
  return (
    <div className={classes['body']}>
      <Notice tone="warning">{patient.consent ? t('outdated') : t('missing')}</Notice>
      <ChoiceChips
        legend={t('explainedIn')}
        choices={consentLanguages.map((value) => ({ value, label: t(`choices.${value}`) }))}
        value={language}
        onChange={setLanguage}
      />
      <ConsentText language={language} />
      {record.isError && !Dialog && <Notice tone="error">{wordsFor(record.error)}</Notice>}
      <div className={classes['ways']}>
        <Button
          leftSection={<ShieldCheck size={20} aria-hidden="true" />}
          loading={record.isPending && !Dialog}
          onClick={() => record.mutate({ language })}
        >
          {t('record')}
        </Button>
        <Button
          variant="default"
          leftSection={<PenLine size={20} aria-hidden="true" />}
          onClick={async () => setSigning({ Dialog: await loadSigning() })}
        >
          {t('sign.ask')}
        </Button>
      </div>
      <p className={classes['hint']}>{t('recordHint')}</p>
      {signing && !Dialog && <Notice tone="warning">{t('sign.notHere')}</Notice>}
      {Dialog && (
        <Dialog
          patientName={`${patient.givenName} ${patient.familyName}`.trim()}
          isPending={record.isPending}
          error={record.error}
          onSigned={(signature) => record.mutate({ language, signature })}
          onClose={() => setSigning(undefined)}
        />
      )}
    </div>
  );
}
