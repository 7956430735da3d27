import { useTranslation } from 'react-i18next';
import { seriesOf, vitalSignByCode } from '@qarib/clinical';
import type { TimelineEntry } from '@qarib/contracts';
import { Sparkline } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './timeline.module.css';

type Measured = Extract<TimelineEntry, { kind: 'vital-signs' }>;

/** What was measured more than once, as small charts: the newest value in figures beside each. */
export function VitalTrends({ measured }: { readonly measured: readonly Measured[] }) {
  const { t } = useTranslation('patients');
  const { t: shared } = useTranslation('shared');
  const format = useFormat();
  const sets = measured
    .map(({ at, vitalSigns }) => ({ takenAt: at, vitalSigns, dangerSigns: [] }))
    .toSorted((one, other) => one.takenAt.localeCompare(other.takenAt));
  const repeated = seriesOf(sets).filter(({ points }) => points.length > 1);
  if (repeated.length === 0) return null;
  return (
    <dl className={classes['trends']} aria-label={t('timeline.trends')}>
      {repeated.map(({ code, points }) => {
        const { name, unit } = vitalSignByCode(code);
        const values = points.map(({ value }) => format.number(value));
        return (
          <div key={code} className={classes['trend']}>
            <dt>{shared(`vitalSigns.${name}`)}</dt>
            <dd>
              <Sparkline
                points={points.map(({ takenAt, value }) => ({ at: Date.parse(takenAt), value }))}
                label={values.join(', ')}
              />
              <span>
                <bdi className="tabular">{values.at(-1)}</bdi>{' '}
                <span className={classes['soft']}>{shared(`units.${unit}`)}</span>
              </span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
