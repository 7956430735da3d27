import { useTranslation } from 'react-i18next';
import type { Consultation } from '@qarib/contracts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './case.module.css';

/** What happened, in order; only what did. */
export function Timeline({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation('consultation-case');
  const format = useFormat();
  const { requester, responsible, requestedAt, acceptedAt, startedAt, endedAt, signedAt, status } =
    consultation;
  const ended = status === 'completed' || status === 'expired' ? status : 'cancelled';
  const steps = [
    { at: requestedAt, words: t('timeline.requested', { name: requester.name }) },
    { at: acceptedAt, words: t('timeline.accepted', { name: responsible?.name ?? '' }) },
    { at: startedAt, words: t('timeline.started') },
    { at: endedAt, words: t(`timeline.${ended}`) },
    // Before the end, as a rule, or after it.
    { at: signedAt, words: t('timeline.signed') },
  ]
    .flatMap(({ at, words }) => (at === undefined ? [] : [{ at, words }]))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return (
    <ol className={classes.timeline} aria-label={t('timeline.title')}>
      {steps.map(({ at, words }) => (
        <li key={words}>
          <time dateTime={at} className="tabular">
            {format.dateTime(at)}
          </time>
          <span>{words}</span>
        </li>
      ))}
    </ol>
  );
}
