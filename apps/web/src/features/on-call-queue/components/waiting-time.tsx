import { useTranslation } from 'react-i18next';
import { useClock } from '../../../shared/clock/use-clock.ts';
import { durationParts } from '../../../shared/consultation/duration.ts';

/** How long somebody has waited, counting. */
export function WaitingTime({ since }: { readonly since: string }) {
  const { t } = useTranslation('on-call-queue');
  const { hours, minutes, seconds } = durationParts(Date.parse(since), useClock());
  const two = (value: number) => String(value).padStart(2, '0');
  const words =
    hours > 0
      ? t('waiting.hours', { hours, minutes: two(minutes) })
      : t('waiting.minutes', { minutes, seconds: two(seconds) });
  return <span className="tabular">{words}</span>;
}
