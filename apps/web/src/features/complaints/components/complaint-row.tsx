import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { provinces, shownCaseNumber } from '@qarib/clinical';
import type { ComplaintSummary } from '@qarib/contracts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import classes from './complaints.module.css';

/** When it is due, said in words as well as in colour. */
export function DueLine({ due, dueDay }: Pick<ComplaintSummary, 'due' | 'dueDay'>) {
  const { t } = useTranslation('complaints');
  const format = useFormat();
  if (!due) return null;
  return (
    <span className={classes['due']} data-due={due}>
      {t(`due.${due}`, { day: format.day(dueDay) })}
    </span>
  );
}

/** One complaint of the list, and the way to it. */
export function ComplaintRow({ complaint }: { readonly complaint: ComplaintSummary }) {
  const { t } = useTranslation('complaints');
  const language = useLanguage();
  const format = useFormat();
  const { id, number, state, channel, subject, provinceId, facility, place, owner } = complaint;
  const province = provinces.find((it) => it.id === provinceId);
  return (
    <li>
      <Link to={`/complaints/${id}`} className={classes['card']}>
        <span className={classes['head']}>
          <bdi dir="ltr" className={classes['number']}>
            {shownCaseNumber(number)}
          </bdi>
          <strong>{t(`subjects.${subject}`)}</strong>
        </span>
        <span className={classes['facts']}>
          <span>{t(`states.${state}`)}</span>
          <DueLine {...complaint} />
        </span>
        <span className={classes['facts']}>
          <span>{t(`channels.${channel}`)}</span>
          <span>{t('receivedOn', { day: format.day(complaint.receivedDay) })}</span>
          <bdi>{facility?.name[language] ?? place ?? province?.name[language]}</bdi>
          <bdi>{owner?.name ?? t('noOwner')}</bdi>
        </span>
      </Link>
    </li>
  );
}
