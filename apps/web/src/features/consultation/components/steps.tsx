import { useTranslation } from 'react-i18next';
import { isClosed } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { Section } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './steps.module.css';

type Step = 'requested' | 'accepted' | 'started' | 'ended' | 'signed';

/** What has happened and when; what has not is said so, unless it never will. */
export function Steps({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation('consultation');
  const format = useFormat();
  const at: Record<Step, string | boolean | undefined> = {
    requested: consultation.requestedAt,
    accepted: consultation.acceptedAt,
    started: consultation.startedAt,
    ended: consultation.endedAt,
    signed: consultation.isNoteSigned,
  };
  const { status } = consultation;
  const isOver = isClosed(status);
  /** A request called off or never answered has ended too, but nobody finished it. */
  const wordOf = (step: Step) =>
    step === 'ended' && (status === 'cancelled' || status === 'expired') ? status : step;
  const canStillHappen = (step: Step) => !isOver || (step === 'signed' && status === 'completed');
  const steps = (['requested', 'accepted', 'started', 'ended', 'signed'] as const).filter(
    (step) => at[step] || canStillHappen(step),
  );
  return (
    <Section title={t('timeline.title')}>
      <ol className={classes['steps']}>
        {steps.map((step) => {
          const when = at[step];
          return (
            <li key={step} data-done={Boolean(when)}>
              <span>{t(`timeline.${wordOf(step)}`)}</span>
              <span className={classes['when']}>
                {typeof when === 'string'
                  ? format.timeWithSeconds(when)
                  : t(when ? 'timeline.done' : 'timeline.pending')}
              </span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
