import { useTranslation } from 'react-i18next';
import { Notice } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './board.module.css';

type FreshnessProps = { readonly asOf: string; readonly isLive: boolean };

/** When these numbers were so. */
export function AsOf({ asOf, isLive }: FreshnessProps) {
  const { t } = useTranslation('coordinator-board');
  const format = useFormat();
  const time = format.timeWithSeconds(asOf);
  return (
    <span className={[classes['asOf'], 'tabular'].join(' ')} data-live={isLive || undefined}>
      {isLive ? t('live', { time }) : t('still', { time })}
    </span>
  );
}

/** A board that has stopped says so above its numbers, and since when. */
export function Standstill({ asOf, isLive }: FreshnessProps) {
  const { t } = useTranslation('coordinator-board');
  const format = useFormat();
  if (isLive) return null;
  return <Notice tone="warning">{t('stopped', { time: format.timeWithSeconds(asOf) })}</Notice>;
}
