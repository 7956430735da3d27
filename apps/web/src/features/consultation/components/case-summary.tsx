import { useTranslation } from 'react-i18next';
import { isClosed } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { PriorityBadge, Section } from '@qarib/ui';
import { QuestionAsked } from '../../../shared/consultation/question-asked.tsx';
import { useCaseWords } from '../../../shared/consultation/use-case-words.ts';
import { FindingsOverTime } from '../../../shared/findings/findings-over-time.tsx';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './case-summary.module.css';
import { MeasureAgain } from './measure-again.tsx';

/** What was sent: the physician sees the same. */
export function CaseSummary({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation('consultation');
  const { t: shared } = useTranslation('shared');
  const words = useCaseWords();
  const format = useFormat();
  const { specialty, priority, reason, requester } = consultation;
  const canMeasure = !isClosed(consultation.status);
  const detail = words.reasonDetail(reason);
  return (
    <Section
      title={t('case.title')}
      actions={<PriorityBadge priority={priority} label={shared(`priorityBadges.${priority}`)} />}
    >
      <div>
        <p className={classes['reason']}>
          {shared(`specialties.${specialty}`)} · <bdi>{words.reasonTitle(reason)}</bdi>
        </p>
        {detail && (
          <p className={classes['detail']}>
            <bdi>{detail}</bdi>
          </p>
        )}
        <p className={classes['by']}>
          {t('case.requestedBy', {
            name: requester.name,
            date: format.dateTime(consultation.requestedAt),
          })}
        </p>
      </div>
      <QuestionAsked consultation={consultation} />
      <FindingsOverTime consultation={consultation} />
      {canMeasure && <MeasureAgain consultation={consultation} />}
    </Section>
  );
}
