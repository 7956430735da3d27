import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figures } from '@qarib/contracts';
import { LoadingState, Section } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { BreakdownTable } from './breakdown-table.tsx';
import classes from './figures.module.css';

/** The library that draws comes a moment after what is written. */
const TrendChart = lazy(async () => ({
  default: (await import('./trend-chart.tsx')).TrendChart,
}));

/** How it went over time: a picture, and the numbers behind it. */
export function Trend({ figures }: { readonly figures: Figures }) {
  const { t } = useTranslation('figures');
  const { t: shared } = useTranslation('shared');
  const format = useFormat();
  const { from, to } = figures;
  const label = t('trend.label', { from: format.day(from), to: format.day(to) });
  return (
    <Section title={t('trend.title')}>
      <Suspense fallback={<LoadingState label={shared('app.loading')} rows={2} />}>
        <TrendChart figures={figures} label={label} />
      </Suspense>
      <details className={classes['behind']}>
        <summary>{t('trend.table')}</summary>
        <BreakdownTable figures={figures} />
      </details>
    </Section>
  );
}
