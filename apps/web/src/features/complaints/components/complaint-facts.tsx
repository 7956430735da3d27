import { useTranslation } from 'react-i18next';
import { provinces } from '@qarib/clinical';
import type { Complaint } from '@qarib/contracts';
import { FactRows, Section } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import classes from './complaints.module.css';
import { DueLine } from './complaint-row.tsx';

/** What was said, by whom if they told, and where it stands. */
export function ComplaintFacts({ complaint }: { readonly complaint: Complaint }) {
  const { t } = useTranslation('complaints');
  const language = useLanguage();
  const format = useFormat();
  const { facility, place, provinceId, owner, state, channel, subject } = complaint;
  const province = provinces.find(({ id }) => id === provinceId);
  return (
    <Section title={t(`subjects.${subject}`)}>
      <p className={classes['head']}>
        <strong>{t(`states.${state}`)}</strong>
        <DueLine {...complaint} />
        {complaint.dismissal && <span>{t(`reasons.${complaint.dismissal}`)}</span>}
      </p>
      <p className={classes['text']} dir="auto">
        {complaint.text}
      </p>
      <FactRows
        className={classes['known']}
        rows={[
          [t('facts.channel'), t(`channels.${channel}`)],
          [t('facts.received'), format.day(complaint.receivedDay)],
          [t('facts.place'), facility?.name[language] ?? place],
          [t('told.province'), province?.name[language]],
          [t('told.name'), complaint.name],
          [t('told.contact'), complaint.contact],
          [t('facts.owner'), owner?.name ?? t('noOwner')],
          [t('facts.answer'), complaint.answer],
        ]}
      />
    </Section>
  );
}
