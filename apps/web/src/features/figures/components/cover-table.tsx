import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Cover } from '@qarib/contracts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { coveredFrom, isUncovered } from '../hooks/cover-gaps.ts';
import { HourHeading, hoursOfDay, HoursHeading, WeekdayHeading, weekdays } from './weekday.tsx';
import classes from './figures.module.css';

type CoverTableProps = { readonly cover: Cover; readonly specialty: string };

/** A week of hours: how much is asked, darker where more, and below whether somebody is on the rota. */
export function CoverTable({ cover: { hours }, specialty }: CoverTableProps) {
  const { t } = useTranslation('figures');
  const byHour = new Map(hours.map((it) => [it.hour, it]));
  const most = Math.max(1, ...hours.map(({ requested = 0 }) => requested));
  const hasHidden = hours.some(({ requested }) => requested === undefined);
  return (
    <>
      <table className={[classes['table'], classes['hours']].join(' ')}>
        <caption>
          {t('cover.caption', { specialty })}
          <span className={classes['note']}>{t('cover.legend')}</span>
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
                <Hour key={weekday} hour={byHour.get(`${weekday}-${hour}`)} most={most} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {hasHidden && <p className={classes['note']}>{t('breakdown.hiddenNote')}</p>}
    </>
  );
}

type HourProps = { readonly hour: Cover['hours'][number] | undefined; readonly most: number };

function Hour({ hour, most }: HourProps) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  // A period of some days has not every hour of a week.
  if (!hour) return <td aria-label={t('cover.notInPeriod')} />;
  const { requested, coveredShare } = hour;
  const strength = Math.round(((requested ?? 0) / most) * 45);
  const colour = isUncovered(hour) ? 'orange' : 'teal';
  return (
    <td
      data-uncovered={isUncovered(hour) || undefined}
      style={{
        background: `color-mix(in srgb, var(--mantine-color-${colour}-6) ${strength}%, transparent)`,
      }}
    >
      <span aria-hidden={requested === undefined || undefined}>
        {requested === undefined ? '·' : format.number(requested)}
      </span>
      {requested === undefined && <VisuallyHidden>{t('breakdown.hidden')}</VisuallyHidden>}
      <span className={classes['cover']} data-cover={levelOf(coveredShare)} aria-hidden="true" />
      <VisuallyHidden>{t('cover.share', { share: format.percent(coveredShare) })}</VisuallyHidden>
    </td>
  );
}

function levelOf(share: number): 'whole' | 'part' | 'none' {
  if (share >= 0.99) return 'whole';
  return share >= coveredFrom ? 'part' : 'none';
}
