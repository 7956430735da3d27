import { useTranslation } from 'react-i18next';
import { durationParts } from '../../../shared/consultation/duration.ts';

type WaitProps = {
  readonly since: string | undefined;
  /** When the board was so, by the server's clock, and how long ago that is. */
  readonly asOf: string;
  readonly agedMs: number;
};

/** How long somebody has waited. It runs with the server's clock: this device's may be wrong. */
export function useWait() {
  const { t } = useTranslation('coordinator-board');
  return ({ since, asOf, agedMs }: WaitProps): string => {
    if (since === undefined) return t('noWait');
    const nowMs = Date.parse(asOf) + agedMs;
    const { hours, minutes, seconds } = durationParts(Date.parse(since), nowMs);
    if (hours > 0) return t('wait.hours', { hours, minutes: String(minutes).padStart(2, '0') });
    return minutes > 0 ? t('wait.minutes', { minutes }) : t('wait.seconds', { seconds });
  };
}
