import { useTranslation } from 'react-i18next';
import { isClosed } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { Section } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './steps.module.css';

const steps = ['requested', 'accepted', 'started', 'signed', 'ended'] as const;
type Step = (typeof steps)[number];
type Taken = { readonly step: Step; readonly at?: string | undefined; readonly isDone: boolean };

/** A written opinion needs no call, and what is over gets nothing any more but its signature. */
function canStillHappen(step: Step, { status, mode }: Consultation): boolean {
  if (isClosed(status)) return step === 'signed' && status === 'completed';
  return step !== 'started' || mode !== 'asynchronous';
}

/** As it happened: a note is signed before the end or after it. What is still to come stands last. */
function stepsOf(consultation: Consultation): Taken[] {
  const at: Record<Step, string | undefined> = {
    requested: consultation.requestedAt,
    accepted: consultation.acceptedAt,
    started: consultation.startedAt,
    signed: consultation.signedAt,
    ended: consultation.endedAt,
  };
  const isDone = (step: Step) =>
    at[step] !== undefined || (step === 'signed' && consultation.isNoteSigned);
  const rank = ({ at: instant, isDone: done }: Taken) =>
    instant === undefined ? (done ? Number.MAX_VALUE : Infinity) : Date.parse(instant);
  return steps
    .filter((step) => isDone(step) || canStillHappen(step, consultation))
    .map((step) => ({ step, at: at[step], isDone: isDone(step) }))
    .toSorted((one, other) => (rank(one) < rank(other) ? -1 : Number(rank(one) > rank(other))));
}

/** What has happened and when; what has not is said so, unless it never will. */
export function Steps({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation('consultation');
  const format = useFormat();
  const { status, requestedAt } = consultation;
  const taken = stepsOf(consultation);
  const isOneDay = taken.every(({ at }) => !at || format.date(at) === format.date(requestedAt));
  const write = isOneDay ? format.timeWithSeconds : format.dateTime;
  /** A request called off or never answered has ended too, but nobody finished it. */
  const wordOf = (step: Step) =>
    step === 'ended' && (status === 'cancelled' || status === 'expired') ? status : step;
  return (
    <Section title={t('timeline.title')}>
      <ol className={classes['steps']} data-testid="steps">
        {taken.map(({ step, at, isDone }) => (
          <li key={step} data-done={isDone}>
            <span>{t(`timeline.${wordOf(step)}`)}</span>
            <span className={classes['when']}>
              {at ? (
                <time dateTime={at}>{write(at)}</time>
              ) : (
                t(`timeline.${isDone ? 'done' : 'pending'}`)
              )}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
