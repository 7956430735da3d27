import { useTranslation } from 'react-i18next';
import { shownCaseNumber } from '@qarib/clinical';
import type { ComplaintReceipt } from '@qarib/contracts';
import { Notice } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './complaints.module.css';

/** In groups, so that it can be copied by hand and read aloud. */
const grouped = (secret: string) => secret.replace(/(\d{5})(?=\d)/, '$1 ');

/** Number and secret, once: nobody can look the secret up afterwards. */
export function Receipt({ number, secret, dueDay }: ComplaintReceipt) {
  const { t } = useTranslation('complaints');
  const format = useFormat();
  return (
    <div className={classes['form']}>
      <Notice tone="success" title={t('receipt.title')}>
        {t('receipt.text', { day: format.day(dueDay) })}
      </Notice>
      <dl className={classes['keep']}>
        <div>
          <dt>{t('number')}</dt>
          <dd data-testid="complaint-number">
            <bdi dir="ltr">{shownCaseNumber(number)}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t('secret')}</dt>
          <dd data-testid="complaint-secret">
            <bdi dir="ltr">{grouped(secret)}</bdi>
          </dd>
        </div>
      </dl>
      <p className={classes['soft']}>{t('receipt.keep')}</p>
    </div>
  );
}
