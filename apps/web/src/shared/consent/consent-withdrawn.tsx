import { useTranslation } from 'react-i18next';
import type { Patient } from '@qarib/contracts';
import { Notice } from '@qarib/ui';
import { useFormat } from '../i18n/use-format.ts';

/** The patient took their consent back, when, before whom and why; nothing while one is in force. */
export function ConsentWithdrawn({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation('consent');
  const format = useFormat();
  const { withdrawnConsent } = patient;
  if (!withdrawnConsent) return null;
  const { withdrawnAt, withdrawnByName: name, reason } = withdrawnConsent;
  const time = format.dateTime(withdrawnAt);
  return (
    <Notice tone="warning" title={t('withdrawn.title')}>
      {name ? t('withdrawn.by', { time, name }) : time}
      {reason && <p dir="auto">{reason}</p>}
    </Notice>
  );
}
