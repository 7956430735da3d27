import { useTranslation } from 'react-i18next';
import type { Complaint, ComplaintStep } from '@qarib/contracts';
import { Section } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './complaints.module.css';

function Step({ step }: { readonly step: ComplaintStep }) {
  const { t } = useTranslation('complaints');
  const format = useFormat();
  const { what, at, by, owner, remark, reason, reminder } = step;
  return (
    <li>
      <span className={classes['facts']}>
        <span>{format.dateTime(at)}</span>
        {by && <bdi>{by.name}</bdi>}
      </span>
      <strong>
        {reminder ? t(`reminders.${reminder}`) : t(`steps.${what}`, { owner: owner ?? '' })}
      </strong>
      {reason && <span>{t(`reasons.${reason}`)}</span>}
      {remark && (
        <p className={classes['text']} dir="auto">
          {remark}
        </p>
      )}
    </li>
  );
}

/** What happened to it, oldest first. */
export function ComplaintHistory({ steps }: Pick<Complaint, 'steps'>) {
  const { t } = useTranslation('complaints');
  return (
    <Section title={t('history')}>
      <ol className={classes['steps']}>
        {steps.map((step) => (
          <Step key={`${step.at} ${step.what}`} step={step} />
        ))}
      </ol>
    </Section>
  );
}
