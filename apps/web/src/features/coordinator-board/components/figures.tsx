import { useTranslation } from 'react-i18next';
import { indicators, type Indicator, type IndicatorCounts } from '@qarib/clinical';
import { FigureCard } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './board.module.css';

const tones = {
  requested: 'plain',
  answered: 'teal',
  attempted: 'plain',
  completed: 'done',
  dropped: 'ember',
  unmet: 'ember',
} as const satisfies Record<Indicator, string>;

/** The figures of the day, each with what exactly it counts. */
export function Figures({ total }: { readonly total: IndicatorCounts }) {
  const { t } = useTranslation('coordinator-board');
  const format = useFormat();
  return (
    <dl className={classes['figures']} aria-label={t('figures')}>
      {indicators.map((indicator) => (
        <FigureCard
          key={indicator}
          label={t(`indicators.${indicator}`)}
          value={format.number(total[indicator])}
          definition={t(`definitions.${indicator}`)}
          tone={tones[indicator]}
        />
      ))}
    </dl>
  );
}
