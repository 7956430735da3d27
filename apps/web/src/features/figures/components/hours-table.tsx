import { useTranslation } from 'react-i18next';
import type { FigureRow, Figures } from '@qarib/contracts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { HourHeading, hoursOfDay, HoursHeading, WeekdayHeading, weekdays } from './weekday.tsx';
import classes from './figures.module.css';

/** When in the week is asked, and when nobody answers: darker is more. */
export function HoursTable({ figures: { rows, by } }: { readonly figures: Figures }) {
  const { t } = useTranslation('figures');
  const rowOf = new Map(rows.map((row) => [row.value, row]));
  const most = Math.max(1, ...rows.map(({ counts }) => counts.requested ?? 0));
  const hasHidden = rows.some(({ hidden }) => hidden.length > 0);
  return (
    <>
      <table className={[classes['table'], classes['hours']].join(' ')}>
        <caption>
          {t('breakdown.caption', { by: t(`by.${by}`) })}
          <span className={classes['note']}>{t('hours.note')}</span>
        </caption>
        <thead>
          <tr>
            <HoursHeading />
            {weekdays.map((weekday) => (
              <WeekdayHeading key={weekday} weekday={weekday} />
            ))}
          </tr>
        </thead>
        <tbody>
          {hoursOfDay.map((hour) => (
            <tr key={hour}>
              <HourHeading hour={hour} />
              {weekdays.map((weekday) => (
                <Hour key={weekday} row={rowOf.get(`${weekday}-${hour}`)} most={most} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {hasHidden && <p className={classes['note']}>{t('breakdown.hiddenNote')}</p>}
    </>
  );
}

function Hour({ row, most }: { readonly row: FigureRow | undefined; readonly most: number }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  if (row?.hidden.includes('requests')) return <td aria-label={t('breakdown.hidden')}>·</td>;
  const { requested = 0, unmet = 0 } = row?.counts ?? {};
  const strength = Math.round((requested / most) * 45);
  return (
    <td
      style={{
        background: `color-mix(in srgb, var(--mantine-color-teal-6) ${strength}%, transparent)`,
      }}
    >
      {format.number(requested)}
      {unmet > 0 && (
        <span className={classes['unmet']} aria-label={t('hours.unmet', { count: unmet })}>
          {format.number(unmet)}
        </span>
      )}
    </td>
  );
}
