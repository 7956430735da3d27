import { useState } from 'react';
import { Button } from '@mantine/core';
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isConsentValid } from '@qarib/clinical';
import type { ConsentRecord, Patient } from '@qarib/contracts';
import { Notice, Section } from '@qarib/ui';
import { ConsentSignature } from '../../../shared/consent/consent-signature.tsx';
import { ConsentWithdrawn } from '../../../shared/consent/consent-withdrawn.tsx';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useConsent } from '../hooks/use-consent.ts';
import { RecordConsent } from './record-consent.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import classes from './consent.module.css';

type ConsentPanelProps = {
  readonly patient: Patient;
  /** One line when it is in force: on the way to a consultation there is nothing to do about it. */
  readonly isBrief?: boolean;
  /** Given while there was no network: it waits with what it is for. */
  readonly held?: ConsentRecord | undefined;
  readonly onHeld?: (consent: ConsentRecord) => void;
};

/** Whether the patient agreed, when, before whom and in which language; or the text to read to them. */
export function ConsentPanel({ patient, isBrief = false, held, onHeld }: ConsentPanelProps) {
  const { t } = useTranslation('consent');
  const wordsFor = useErrorWords();
  const format = useFormat();
  const [isAsking, setIsAsking] = useState(false);
  const { withdraw } = useConsent(patient.id);
  const { consent } = patient;

  if (!consent || !isConsentValid(consent)) {
    if (held) {
      return (
        <p className={classes['sentence']}>
          <ShieldCheck size={20} aria-hidden="true" />
          {t('held')}
        </p>
      );
    }
    return (
      <Section title={t('title')} id="consent">
        <ConsentWithdrawn patient={patient} />
        <RecordConsent patient={patient} onHeld={onHeld} />
      </Section>
    );
  }
  const date = format.dateTime(consent.recordedAt);
  const name = consent.recordedByName;
  const language = t(`languages.${consent.language}`);
  const sentence = (
    <p className={classes['sentence']}>
      <ShieldCheck size={20} aria-hidden="true" />
      {isBrief
        ? t('short', { date })
        : `${t('given', { date, name, language })} ${t(consent.isSigned ? 'sign.given' : 'sign.witnessed', { name })}`}
    </p>
  );
  if (isBrief) return sentence;
  return (
    <Section title={t('title')} id="consent">
      <div className={classes['given']}>
        {sentence}
        {consent.isSigned && <ConsentSignature patientId={patient.id} consentId={consent.id} />}
        <Button variant="subtle" color="red" onClick={() => setIsAsking(true)}>
          {t('withdraw')}
        </Button>
      </div>
      {withdraw.isError && <Notice tone="error">{wordsFor(withdraw.error)}</Notice>}
      <WithdrawDialog
        isOpen={isAsking}
        isPending={withdraw.isPending}
        onConfirm={(reason) => withdraw.mutate(reason, { onSettled: () => setIsAsking(false) })}
        onClose={() => setIsAsking(false)}
      />
    </Section>
  );
}
