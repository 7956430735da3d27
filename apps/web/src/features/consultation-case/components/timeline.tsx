import { useTranslation } from 'react-i18next';
import type { Consultation } from '@qarib/contracts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './case.module.css';

/** What happened, in order; only what did. */
export function Timeline({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation('consultation-case');
  const format = useFormat();
  const { requester, responsible, requestedAt, acceptedAt, startedAt, endedAt, status } =
    consultation;
  const ended = status === 'completed' || status === 'expired' ? status : 'cancelled';
  const steps = [
    { at: requestedAt, words: t('timeline.requested', { name: requester.name }) },
    { at: acceptedAt, words: t('timeline.accepted', { name: responsible?.name ?? '' }) },
    { at: startedAt, words: t('timeline.started') },
    { at: endedAt, words: t(`timeline.${ended}`) },
  ];
  return (
    <ol className={classes.timeline}>
      {steps.map(
        ({ at, words }) =>
          at && (
            <li key={words}>
              <time dateTime={at} className="tabular">
                {format.dateTime(at)}
              </time>
              <span>{words}</span>
            </li>
          ),
      )}
    </ol>
  );
}
